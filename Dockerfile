# dragoman in a container. Everything comes from package registries, pinned by requirements/ and
# package-lock.json with hashes. Build it from the source's folder:
#
#   docker build --tag dragoman .
#   docker run --rm --network none --volume "$PWD/news:/news" dragoman code /news --ledger news.db

FROM python:3.12-slim-bookworm AS build

# The version of make is whatever the image's own release has; it takes no part in the result.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /source
COPY . .
RUN make setup \
    && .venv/bin/python -m hatchling build --target wheel --directory /wheels \
    && python -m venv /opt/dragoman \
    && /opt/dragoman/bin/pip install --no-cache-dir --require-hashes --only-binary :all: \
        --requirement requirements/setup.txt \
    && /opt/dragoman/bin/pip install --no-cache-dir --no-deps /wheels/*.whl \
    && /opt/dragoman/bin/dragoman doctor

FROM python:3.12-slim-bookworm

RUN useradd --create-home --uid 10001 reader
COPY --from=build /opt/dragoman /opt/dragoman
ENV PATH=/opt/dragoman/bin:$PATH

USER 10001
WORKDIR /news
EXPOSE 8765
ENTRYPOINT ["dragoman"]
CMD ["--help"]
