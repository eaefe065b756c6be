package org.tragwerk.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The class path of this build with its directories packed into jars, and a CDS archive
 * of the product's classes; processes that map it start in half the time. All test
 * processes of a build share them: one writes, the others wait. A JVM that can write no
 * archive starts without.
 */
public final class ClassArchive {

	static final Path HOME = Path.of("target", "nodes");

	private static final ClassArchive OF_THIS_BUILD = new ClassArchive();

	private final Path directory = HOME.resolve("classes-" + version());

	private final Path file = this.directory.resolve("classes.jsa");

	private boolean isTried;

	private ClassArchive() {
	}

	/**
	 * The JVM options that start a class of this build, except for its name.
	 * @param trainingArguments the arguments with which the product starts, for the run
	 * that writes the archive
	 */
	public static List<String> options(List<String> trainingArguments) {
		return OF_THIS_BUILD.optionsAfterWriting(trainingArguments);
	}

	private synchronized List<String> optionsAfterWriting(List<String> trainingArguments) {
		try {
			Files.createDirectories(HOME);
			try (var channel = FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE); var lock = channel.lock()) {
				if (!this.isTried && !Files.exists(this.file)) {
					write(trainingArguments);
				}
				this.isTried = true;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return List.of("-XX:SharedArchiveFile=" + this.file, "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", jars());
	}

	private void write(List<String> trainingArguments) throws IOException {
		deleteFormer();
		Files.createDirectories(this.directory);
		for (var entry : directories()) {
			pack(entry, jar(entry));
		}
		train(trainingArguments);
	}

	/** Deletes the archives of former builds, but none that another process may use. */
	private static void deleteFormer() throws IOException {
		var hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
		try (var archives = Files.newDirectoryStream(HOME, "classes-*")) {
			for (var archive : archives) {
				if (Files.getLastModifiedTime(archive).compareTo(hourAgo) < 0) {
					FileSystemUtils.deleteRecursively(archive);
				}
			}
		}
	}

	/**
	 * Starts the product, which exits when its context is ready and writes the archive.
	 */
	private void train(List<String> arguments) throws IOException {
		var log = this.directory.resolve("training.log");
		var command = new ArrayList<>(List.of(Node.JAVA, "-XX:ArchiveClassesAtExit=" + this.file));
		command.addAll(Node.OPTIONS);
		command.addAll(List.of("-Dspring.context.exit=onRefresh", "-cp", jars(), NodeMain.class.getName()));
		command.addAll(arguments);
		try {
			new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!Files.exists(this.file)) {
			System.out.println("No class archive was written, nodes start slowly: " + Files.readString(log));
		}
	}

	private String jars() {
		return String.join(File.pathSeparator,
				classPath().map((entry) -> Files.isDirectory(entry) ? jar(entry).toString() : entry.toString())
					.toList());
	}

	private Path jar(Path directory) {
		return this.directory.resolve(directories().indexOf(directory) + ".jar").toAbsolutePath();
	}

	private static List<Path> directories() {
		return classPath().filter(Files::isDirectory).toList();
	}

	private static Stream<Path> classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
	}

	/** Differs whenever the class path or a compiled class does. */
	private static String version() {
		var newest = directories().stream().mapToLong(ClassArchive::lastModified).max().orElse(0);
		return Integer.toHexString(System.getProperty("java.class.path").hashCode()) + '-' + Long.toHexString(newest);
	}

	private static long lastModified(Path directory) {
		try (var files = Files.walk(directory)) {
			return files.mapToLong((file) -> file.toFile().lastModified()).max().orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void pack(Path directory, Path jar) throws IOException {
		try (var out = new JarOutputStream(Files.newOutputStream(jar)); var files = Files.walk(directory)) {
			out.setLevel(0);
			for (var file : (Iterable<Path>) files.sorted().skip(1)::iterator) {
				var name = directory.relativize(file).toString().replace(File.separatorChar, '/');
				out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + '/' : name));
				if (Files.isRegularFile(file)) {
					Files.copy(file, out);
				}
				out.closeEntry();
			}
		}
	}

}
