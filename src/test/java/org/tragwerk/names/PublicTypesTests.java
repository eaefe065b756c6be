package org.tragwerk.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the public types of each module against the list in its package documentation.
 */
class PublicTypesTests {

	private static final Path ROOT = Path.of("src", "main", "java", "org", "tragwerk");

	static List<String> modules() throws IOException {
		try (var folders = Files.list(ROOT)) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> folder.getFileName().toString())
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("modules")
	void listsPublicTypesInThePackageDocumentation(String module) throws IOException {
		var listed = listed(module);
		assertThat(listed).as("The list after \"Public:\" in the package-info of " + module)
			.containsExactlyInAnyOrderElementsOf(publicTypes(module));
	}

	private static Set<String> publicTypes(String module) throws IOException {
		var types = new TreeSet<String>();
		try (var files = Files.list(ROOT.resolve(module))) {
			for (var file : files.filter((file) -> file.toString().endsWith(".java")).toList()) {
				var text = Files.readString(file);
				if (Pattern.compile("(?m)^public (\\w+ )*(class|record|@?interface|enum) ").matcher(text).find()) {
					types.add(file.getFileName().toString().replace(".java", ""));
				}
			}
		}
		return types;
	}

	private static Set<String> listed(String module) throws IOException {
		var text = Files.readString(ROOT.resolve(module).resolve("package-info.java"));
		var start = Pattern.compile("Public(?: types)?:").matcher(text);
		if (!start.find()) {
			return Set.of();
		}
		var list = text.substring(start.end());
		return Pattern.compile("\\{@link\\s+(?:\\*\\s+)?(?:[a-z]+\\.)*(\\w+)\\s*}")
			.matcher(list)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
	}

}
