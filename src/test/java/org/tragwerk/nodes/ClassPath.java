package org.tragwerk.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The class path of this build with directories packed into jars, as a CDS archive
 * requires.
 */
final class ClassPath {

	static final Path DIRECTORY = Path.of("target", "nodes", System.getProperty("surefire.forkNumber", "1"));

	static final String JARS = jars();

	private ClassPath() {
	}

	private static String jars() {
		try {
			Files.createDirectories(DIRECTORY);
			var jars = new ArrayList<String>();
			for (var entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
				var path = Path.of(entry);
				if (!Files.isDirectory(path)) {
					jars.add(entry);
				}
				else {
					jars.add(pack(path, DIRECTORY.resolve(jars.size() + ".jar")));
				}
			}
			return String.join(File.pathSeparator, jars);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String pack(Path directory, Path jar) throws IOException {
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
		return jar.toAbsolutePath().toString();
	}

}
