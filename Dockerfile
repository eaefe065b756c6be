# The bases are arguments, so that they can be pinned: --build-arg RUNTIME_IMAGE=eclipse-temurin:25-jre@sha256:…
ARG BUILD_IMAGE=eclipse-temurin:17-jdk
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY pom.xml .
COPY db db
COPY src src
RUN --mount=type=cache,target=/root/.m2 apt-get update && apt-get install -y --no-install-recommends maven \
	&& mvn -q -B -Pimage -DskipTests package \
	&& java -Djarmode=tools -jar target/tragwerk-*.jar extract --layers --application-filename tragwerk.jar --destination layers

FROM ${RUNTIME_IMAGE} AS product
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY docker/java.options ./

# Starts the product once, with a database that is thrown away, for the JVM to write its cache.
FROM product AS training
ENV TRAGWERK_MIGRATOR_PASSWORD=training TRAGWERK_DATABASE_PASSWORD=training
COPY docker/train docs/roles.sql /training/
RUN apt-get update && apt-get install -y --no-install-recommends postgresql && service postgresql start \
	&& su postgres -c "createdb tragwerk && psql -v ON_ERROR_STOP=1 -d tragwerk -f /training/roles.sql" \
	&& SPRING_DATASOURCE_URL=jdbc:postgresql://localhost/tragwerk \
		SPRING_DATASOURCE_USERNAME=tragwerk SPRING_DATASOURCE_PASSWORD=training \
		SPRING_FLYWAY_USER=tragwerk_migrator SPRING_FLYWAY_PASSWORD=training \
		/training/train -XX:AOTCacheOutput=tragwerk.aot

FROM product
COPY --from=training /app/tragwerk.aot ./
USER 10001:10001
ENV LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs MANAGEMENT_SERVER_ADDRESS=0.0.0.0 MALLOC_ARENA_MAX=2
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
	CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/8081 && printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3 && read -r line <&3 && [[ $line == HTTP/1.[01]' 200'* ]]"]
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=tragwerk.aot", "-jar", "tragwerk.jar"]
