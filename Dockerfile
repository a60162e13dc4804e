# The desk on port 8350, over the ledger that SAYSO_LEDGER names; any other command by its name.
FROM python:3.13-slim AS build
WORKDIR /source
RUN python -m venv /opt/sayso
COPY requirements-server.lock ./
RUN /opt/sayso/bin/pip install --no-cache-dir --require-hashes -r requirements-server.lock
COPY pyproject.toml README.md LICENSE ./
COPY sayso ./sayso
RUN /opt/sayso/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
COPY --from=build /opt/sayso /opt/sayso
RUN useradd --system --user-group sayso && install --directory --owner=sayso --group=sayso /ledger
ENV PATH=/opt/sayso/bin:$PATH \
    SAYSO_DESK_HOST=0.0.0.0 \
    SAYSO_LEDGER=/ledger/sayso.db
USER sayso
WORKDIR /ledger
VOLUME /ledger
EXPOSE 8350
ENTRYPOINT ["sayso"]
CMD ["desk"]
