"""The training run: resumable, seeded, with dev scores of every head in its log."""

from __future__ import annotations

import argparse
import json
import pickle
import random
import tempfile
import time
import tomllib
from pathlib import Path

import torch
import torch.distributed
import torch.multiprocessing

from sayso.reading.encoder.pieces import Vocabulary
from training.batches import Batch, batches, epoch
from training.dev import dev_scores
from training.losses import losses
from training.model import Encoder, go_on_from, start_from


def main() -> None:
    """Train for the configured steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--windows", type=Path, required=True, help="what the data stage wrote")
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting weights and vocabulary")
    parser.add_argument("--release", type=Path, help="weights of a release to go on from (training/release.py)")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--processes", type=int, default=2, help="one thread each; gradients are averaged")
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        meeting = f"file://{folder}/meeting"
        where = (config, args.windows, args.start, args.release, args.run)
        torch.multiprocessing.spawn(_process, (args.processes, meeting, where), nprocs=args.processes)


def _process(rank: int, ranks: int, meeting: str, where: tuple[dict, Path, Path, Path | None, Path]) -> None:
    """
    One of the processes of a run.

    Two of one thread each are a fifth faster than one of two threads, and much faster on a machine with other work:
    they wait for one another once a step, not once an operation.
    """
    torch.set_num_threads(1)
    torch.distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=ranks)
    Run(*where, rank=rank, ranks=ranks).go()


class Run:
    """One training run with all its state."""

    def __init__(
        self, config: dict, windows: Path, start: Path, release: Path | None, folder: Path, *, rank: int, ranks: int
    ) -> None:
        self.config, self.plan, self.folder = config, config["training"], folder
        self.rank, self.ranks = rank, ranks
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(self.plan["seed"])
        self.vocabulary = Vocabulary(vocabulary_lines(start / "vocab.txt"))
        self.parts = pickle.loads(windows.read_bytes())  # noqa: S301  (written by our own data stage)
        self.model = Encoder(len(self.vocabulary), **config["model"])
        if release is None:
            start_from(self.model, start / "model.safetensors")
        else:
            go_on_from(self.model, torch.load(release, weights_only=True)["average"])
        self.model.pieces.weight.requires_grad_(False)
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.optimizer = _optimizer(self.model, self.plan)
        self.step, self.epoch, self.saved_at = 0, 0, 0
        self._resume()
        torch.manual_seed(self.plan["seed"] + 1000 * self.step + rank)

    def go(self) -> None:
        """Epoch after epoch until the schedule ends."""
        while self.progress() < 1:
            self._epoch()
            self.epoch += 1
            if self.rank == 0:
                self._save()
                self._log(epoch=self.epoch, dev=self._dev())
        self._log(done=True)

    def progress(self) -> float:
        """How much of the schedule is over, 0 to 1."""
        return min(1.0, self.step / self.plan["steps"])

    def _epoch(self) -> None:
        rng = random.Random(self.plan["seed"] + self.epoch)  # noqa: S311  (a reproducible order, no secret)
        windows = epoch(self.parts, self.config["data"], self.vocabulary, rng)
        sums: dict[str, float] = {}
        began, pieces = time.monotonic(), 0
        self.model.train()
        size = self.plan["batch_pieces"] // self.ranks
        share = batches(windows, size, self.vocabulary, rng, rank=self.rank, ranks=self.ranks)
        for count, batch in enumerate(share, 1):
            for name, value in self._step(batch).items():
                sums[name] = sums.get(name, 0.0) + value
            pieces += int(batch.mask.sum()) * self.ranks
            if count % 40 == 0:
                rate = pieces / (time.monotonic() - began)
                self._log(
                    step=self.step, progress=self.progress(), pieces_per_s=rate, **{k: v / 40 for k, v in sums.items()}
                )
                sums, began, pieces = {}, time.monotonic(), 0
            if self.rank == 0 and self.step - self.saved_at >= self.plan["checkpoint_steps"]:
                self._save()
            if self.progress() >= 1:
                return

    def _step(self, batch: Batch) -> dict[str, float]:
        scale = min((self.step + 1) / self.plan["warm_up"], 1.0) * (1 - self.progress())
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * scale
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.model(batch.pieces, batch.shapes, batch.first, batch.mask)
            parts = losses(self.model, scores, batch)
        loss = sum(self.config["weights"][name] * part for name, part in parts.items())
        self.optimizer.zero_grad()
        loss.backward()
        self._share_gradients()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.plan["clip"])
        self.optimizer.step()
        self.step += 1
        self._blend()
        return {name: float(part.detach()) for name, part in parts.items()}

    def _share_gradients(self) -> None:
        """Average the gradients over the processes."""
        trained = [value for value in self.model.parameters() if value.requires_grad]
        whole = torch.cat([torch.zeros_like(v).flatten() if v.grad is None else v.grad.flatten() for v in trained])
        torch.distributed.all_reduce(whole)
        whole /= self.ranks
        at = 0
        for value in trained:
            value.grad = whole[at : at + value.numel()].view_as(value)
            at += value.numel()

    def _blend(self) -> None:
        keep = min(self.plan["average"], (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.model.named_parameters():
                if value.requires_grad:
                    self.average[name].lerp_(value, 1 - keep)

    def _dev(self) -> dict[str, float]:
        own = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.model.load_state_dict(self.average)
        scores = dev_scores(self.model, self.parts, self.vocabulary)
        self.model.load_state_dict(own)
        self.model.train()
        return scores

    def _log(self, **entry: object) -> None:
        if self.rank:
            return
        rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in entry.items()}
        line = json.dumps({"time": time.strftime("%H:%M:%S"), **rounded})
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(line + "\n")
        print(line, flush=True)

    def _save(self) -> None:
        self.saved_at = self.step
        state = {
            "model": self.model.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(),
            "step": self.step, "epoch": self.epoch, "torch": torch.get_rng_state(),
        }  # fmt: skip
        part = self.folder / "checkpoint.part"
        torch.save(state, part)
        part.replace(self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        """Go on from the last checkpoint; an epoch that was cut short begins again."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch, self.saved_at = state["step"], state["epoch"], state["step"]
        torch.set_rng_state(state["torch"])


def vocabulary_lines(path: Path) -> list[str]:
    """The pieces of a ``vocab.txt``."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def _optimizer(model: Encoder, plan: dict) -> torch.optim.Optimizer:
    """Body and heads with rates of their own; norms, biases and embeddings without decay."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            body = name.split(".")[0] in {"positions", "norm", "layers"}
            plain = value.ndim < 2 or name.split(".")[0] in {"positions", "shapes"}
            groups.setdefault((body, plain), []).append(value)
    return torch.optim.AdamW(
        [
            {
                "params": values, "peak": plan["body_rate" if body else "head_rate"],
                "weight_decay": 0.0 if plain else plan["weight_decay"],
            }
            for (body, plain), values in groups.items()
        ],
        lr=0.0, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
