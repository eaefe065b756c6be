package org.tragwerk.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the {@code Dockerfile}, and starts a JVM with the image's options; no image is
 * built.
 */
class ImageTests {

	private static final String OPTIONS = "docker/java.options";

	private final String dockerfile = read("Dockerfile");

	@Test
	void takesItsBaseImagesAsArguments() {
		assertThat(all("(?m)^FROM (\\S+)")).containsExactly("${BUILD_IMAGE}", "${RUNTIME_IMAGE}", "product", "product");
		assertThat(all("(?m)^ARG (\\w+)=\\S+:\\S+$")).containsExactly("BUILD_IMAGE", "RUNTIME_IMAGE");
	}

	@Test
	void runsAsAnUnprivilegedUserWithItsOptionsAndCache() {
		var last = this.dockerfile.substring(this.dockerfile.lastIndexOf("FROM"));
		assertThat(last).containsPattern("(?m)^USER \\d+:\\d+$")
			.contains("MANAGEMENT_SERVER_ADDRESS=0.0.0.0")
			.contains("COPY --from=training /app/tragwerk.aot")
			.contains("[\"java\", \"@java.options\", \"-XX:AOTCache=tragwerk.aot\", \"-jar\", \"tragwerk.jar\"]");
		assertThat(this.dockerfile).contains("COPY docker/java.options ./")
			.contains("/training/train -XX:AOTCacheOutput=tragwerk.aot");
	}

	@Test
	void startsWithTheBeansPreparedByTheBuild() {
		assertThat(this.dockerfile).contains("-Pimage -DskipTests package");
		assertThat(read(OPTIONS)).contains("-Dspring.aot.enabled=true");
	}

	@Test
	void exitsOnAnOutOfMemoryError() throws Exception {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"@" + OPTIONS, "-Xmx16m", "-cp", System.getProperty("java.class.path"), WithoutMemory.class.getName()));
		var process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(3);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Stream<String> all(String pattern) {
		return Pattern.compile(pattern).matcher(this.dockerfile).results().map((found) -> found.group(1));
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** One of its threads runs out of memory while the others go on. */
	static final class WithoutMemory {

		public static void main(String[] arguments) throws InterruptedException {
			var hungry = new Thread(WithoutMemory::eat, "hungry");
			hungry.start();
			hungry.join();
			Thread.sleep(120_000);
		}

		private static void eat() {
			var eaten = new ArrayList<byte[]>();
			while (eaten.size() < 1_000) {
				eaten.add(new byte[1 << 20]);
			}
		}

	}

}
