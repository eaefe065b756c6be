FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY pom.xml .
COPY db db
COPY src src
RUN --mount=type=cache,target=/root/.m2 apt-get update && apt-get install -y --no-install-recommends maven \
	&& mvn -q -B -DskipTests package \
	&& java -Djarmode=tools -jar target/tragwerk-*.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
ENV LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
	CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/8081 && printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3 && read -r line <&3 && [[ $line == HTTP/1.[01]' 200'* ]]"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "org.springframework.boot.loader.launch.JarLauncher"]
