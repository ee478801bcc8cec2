# Sluice, from what scripts/build-if-needed has built:
#
#   scripts/build-if-needed && docker build -t sluice .
#
# Any base with a Java 17 runtime will do.
ARG BASE_IMAGE=eclipse-temurin:17-jre
FROM ${BASE_IMAGE}

USER root
# The account is given by number: not every base has a tool to create one.
RUN mkdir -p /opt/sluice/lib /var/lib/sluice && chown 10001:10001 /var/lib/sluice

# What changes seldom comes first, so that a new version is one small layer.
COPY streams/processor/target/lib/ /opt/sluice/lib/
COPY streams/processor/target/sluice.jar /opt/sluice/sluice.jar
COPY rules/ /opt/sluice/rules/
COPY scripts/sluice-in-image /usr/local/bin/sluice

USER 10001:10001
WORKDIR /opt/sluice
VOLUME /var/lib/sluice
EXPOSE 8080

ENTRYPOINT ["sluice"]
CMD ["--help"]
