import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelMissing
from sayso.reading.encoder.encoder import MODEL, Encoder
from sayso.reading.encoder.memo import ParagraphMemo
from sayso.reading.encoder.words import words

PARAGRAPHS = [
    "Russia remains in constant contact with Venezuela, Kremlin spokesman Dmitry Peskov said on Tuesday.",
    '"We have constant working contacts with Venezuela," Peskov told reporters at a briefing. He declined to say more.',
    "Police in Paris, Texas, arrested 14 people.",
    "Short.",
]


@pytest.fixture(scope="module")
def encoder():
    return Encoder.load()


def encoded(annotator, text):
    return msgspec.json.encode(annotator.annotate(text))


def test_a_said_clause_is_read_as_a_careful_reader_would(encoder):
    text = PARAGRAPHS[0]

    annotation = encoder.annotate(text)

    (attribution,) = [one for one in annotation.attributions if one.cue]
    assert [span.of(text) for span in attribution.cue] == ["said"]
    assert "Peskov" in attribution.source[0].of(text)
    assert attribution.content[-1].of(text).endswith("Russia remains in constant contact with Venezuela")
    kinds = {one.span.of(text): one.kind for one in annotation.mentions}
    assert kinds["Dmitry Peskov"] == "person"
    assert kinds["Venezuela"] == "polity"
    root = next(token for place, token in enumerate(annotation.tokens) if token.head == place)
    assert (root.form, root.lemma, root.upos, root.deprel) == ("said", "say", "VERB", "root")


def test_two_sentences_have_two_trees(encoder):
    annotation = encoder.annotate(PARAGRAPHS[1])

    assert len(annotation.sentences) == 2
    for sentence in annotation.sentences:
        places = range(sentence.first, sentence.end)
        assert all(annotation.tokens[place].head in places for place in places)
        assert sum(annotation.tokens[place].head == place for place in places) == 1


def test_an_event_is_named_by_its_verb_and_not_by_who_does_it(encoder):
    text = "Ukraine accused Russia on Monday of sending tanks across the border."

    triggers = encoder.annotate(text).triggers

    named = [(trigger.span.of(text), trigger.type) for trigger in triggers]
    assert named[0] == ("accused", "ACCUSE")
    assert not {"Ukraine", "Russia"} & {words for words, _ in named}


def test_praise_of_a_restaurant_is_no_event(encoder):
    assert encoder.annotate("The soup was warm, the staff were kind and we will be back.").triggers == ()


def test_words_known_to_be_one_sentence_are_not_cut(encoder):
    text = "He left. She stayed."

    annotation = encoder.annotate_words(text, words(text), one_sentence=True)

    assert len(encoder.annotate(text).sentences) == 2
    assert [(one.first, one.end) for one in annotation.sentences] == [(0, 6)]


def test_a_paragraph_is_read_the_same_in_any_order_and_with_any_number_of_threads(encoder):
    first = {text: encoded(encoder, text) for text in PARAGRAPHS}

    other = Encoder.load(threads=2)
    assert {text: encoded(encoder, text) for text in reversed(PARAGRAPHS)} == first
    assert {text: encoded(other, text) for text in reversed(PARAGRAPHS)} == first


def test_the_memo_changes_no_annotation(encoder):
    memo = ParagraphMemo(encoder)

    assert [encoded(memo, text) for text in PARAGRAPHS * 2] == [encoded(encoder, text) for text in PARAGRAPHS * 2]


HOSTILE = {
    "nothing": "",
    "white space": " \t\n\u00a0\u2003 ",
    "emoji": "👩‍👩‍👧‍👦 said 🇺🇦 won 🎉🎉🎉",
    "right to left": "قال الرئيس \u202eزعيم\u202c إن السلام قريب.",
    "chinese": "习近平主席星期二在北京说,中国支持委内瑞拉。",
    "control characters": "He\x00 said\x07 \x1b[31mno\x1b[0m.",
    "surrogate": "He said \ud800 no.",
    "zero width": "\u200b\u200d\ufeff",
    "one sign": ".",
    "only quotes": '"' * 600,
    "markup": "<script>alert('x')</script> & <b>said</b>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_is_annotated_with_spans_that_are_its_words(encoder, text):
    annotation = encoder.annotate(text)

    assert all(token.span.of(text) == token.form for token in annotation.tokens)
    assert [place for one in annotation.sentences for place in range(one.first, one.end)] == list(
        range(len(annotation.tokens))
    )


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_every_span_lies_in_the_text(encoder, text):
    annotation = encoder.annotate(text)

    spans = [token.span for token in annotation.tokens] + [
        one.span for one in annotation.mentions + annotation.triggers
    ]
    spans += [span for one in annotation.attributions for role in (one.source, one.cue, one.content) for span in role]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_long_paragraph_is_read_in_parts_that_join(encoder):
    text = " ".join([PARAGRAPHS[0]] * 30)

    annotation = encoder.annotate(text)

    assert [token.form for token in annotation.tokens] == [token.span.of(text) for token in annotation.tokens]
    assert sum(one.cue != () for one in annotation.attributions) >= 25


def test_twice_the_text_takes_about_twice_the_time(encoder):
    """Not four times: windows keep the square of attention small."""

    def cost(repeats):
        began = time.process_time()
        encoder.annotate("said no, and then, " * repeats)
        return time.process_time() - began

    cost(100)
    assert cost(2000) < 6 * cost(500) + 0.2


@pytest.mark.parametrize("name", ["encoder.onnx", "vocabulary.txt", "lemmas.tsv"])
def test_a_missing_file_is_named_in_one_clear_error(tmp_path, name):
    for file in MODEL.iterdir():
        if file.name != name:
            (tmp_path / file.name).symlink_to(file)

    with pytest.raises(ModelMissing, match=name):
        Encoder.load(tmp_path)


def test_damaged_weights_are_one_clear_error(tmp_path):
    for file in MODEL.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[: 5000 if file.suffix == ".onnx" else None])

    with pytest.raises(ModelMissing, match=r"encoder\.onnx.*damaged"):
        Encoder.load(tmp_path)


def test_the_version_follows_the_files(tmp_path, encoder):
    for file in MODEL.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes() + (b"zz\tX\tz\n" if file.suffix == ".tsv" else b""))

    assert Encoder.load(tmp_path).version != encoder.version
