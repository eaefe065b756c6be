package org.tragwerk.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CDS archive of the product's classes, written by a start that exits after the context
 * was refreshed; processes that map it start in half the time.
 */
final class ClassArchive {

	private static final Path FILE = ClassPath.DIRECTORY.resolve("classes.jsa");

	private static boolean written;

	private ClassArchive() {
	}

	/**
	 * The JVM options that use the archive; the first call creates it by running this
	 * command, which starts the whole product.
	 */
	static synchronized List<String> options(List<String> javaCommand) {
		if (!written) {
			write(javaCommand);
			written = true;
		}
		return List.of("-XX:SharedArchiveFile=" + FILE, "-Xlog:disable", "-Xlog:all=error:stderr");
	}

	private static void write(List<String> javaCommand) {
		try {
			Files.deleteIfExists(FILE);
			var command = new ArrayList<>(javaCommand);
			command.addAll(1, List.of("-XX:ArchiveClassesAtExit=" + FILE, "-Dspring.context.exit=onRefresh"));
			var log = ClassPath.DIRECTORY.resolve("classes.log").toFile();
			new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
