# The command alone, from the archive of a release: docker build --build-arg ARCHIVE=seal-1.2.3-linux-x64.tar.gz .
# glibc, libssl and the certificates of authorities are those of the base.
FROM debian:12-slim AS archive
ARG ARCHIVE
COPY ${ARCHIVE} /archive.tar.gz
RUN mkdir /seal && tar --extract --gzip --file /archive.tar.gz --directory /seal --strip-components 1

FROM gcr.io/distroless/base-debian12:nonroot
COPY --from=archive /seal/seal /usr/local/bin/seal
ENTRYPOINT ["/usr/local/bin/seal"]
