package org.tragwerk.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the names of types, methods, settings and metrics against {@link StruckWords}.
 */
class NamesTests {

	private static final Set<Path> SOURCES = Set.of(Path.of("src", "main", "java"), Path.of("src", "sandbox", "java"));

	private static final List<JavaClass> CLASSES = new ClassFileImporter().importPackages("org.tragwerk")
		.stream()
		.filter(NamesTests::isProductOrSandbox)
		.toList();

	private final AllowedNames allowed = new AllowedNames();

	@Test
	void typesHaveNoStruckWord() {
		var named = CLASSES.stream()
			.filter((type) -> !type.isAnonymousClass() && !type.getSimpleName().isEmpty()
					&& !type.getSimpleName().equals("package-info"));
		assertNamed("type", named, JavaClass::getSimpleName,
				(type) -> StruckWords.ofType(type.getSimpleName(), type.isTopLevelClass()));
	}

	@Test
	void methodsHaveNoStruckWord() {
		var named = CLASSES.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> !method.getModifiers().contains(JavaModifier.SYNTHETIC) && !isForeign(method));
		assertNamed("method", named, JavaMethod::getName, (method) -> StruckWords.ofMethod(method.getName()));
	}

	@Test
	void settingsAndMetricsHaveNoStruckWord() throws IOException {
		var found = new TreeSet<String>();
		for (var file : files()) {
			Pattern.compile("(?i)(?<!org[./])\\btragwerk[._](?!test|site\\b)[a-z0-9._-]*[a-z0-9]")
				.matcher(Files.readString(file))
				.results()
				.map((match) -> match.group().toLowerCase(Locale.ROOT).replaceAll("[._-]+", "."))
				.forEach(found::add);
		}
		assertThat(found).hasSizeGreaterThan(50);
		assertNamed("setting", found.stream(), Function.identity(), StruckWords::stored);
	}

	@ParameterizedTest
	@CsvSource({ "NoticeBook", "Closing", "Answered", "PayingOut", "PledgeDesk", "SyncManager", "MailService", "Order",
			"StripeEnding", "HTTPNotice" })
	void findsAStruckWordOfAType(String name) {
		assertThat(StruckWords.ofType(name, true)).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "PaymentReceived", "PaymentMethodType", "EventStream", "StringReader", "PledgeRequest", "Setting" })
	void findsNoStruckWordInAStandardName(String name) {
		assertThat(StruckWords.ofType(name, true)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "lookAt, look", "takeNotice, notice", "order, order", "reference, reference" })
	void findsAStruckWordOfAMethod(String name, String word) {
		assertThat(StruckWords.ofMethod(name)).contains(word);
	}

	private <T> void assertNamed(String kind, Stream<T> named, Function<T, String> name,
			Function<T, Optional<String>> struck) {
		var found = named.filter((each) -> struck.apply(each).isPresent())
			.map((each) -> kind + " " + name.apply(each))
			.distinct()
			.sorted()
			.filter((each) -> !this.allowed.contains(each))
			.toList();
		assertThat(found).isEmpty();
		assertThat(this.allowed.unused(kind)).as("allowed although nothing is named so").isEmpty();
	}

	/** Whether the method overrides one of a library. */
	private static boolean isForeign(JavaMethod method) {
		return Stream
			.concat(method.getOwner().getAllRawSuperclasses().stream(),
					method.getOwner().getAllRawInterfaces().stream())
			.filter((type) -> !type.getPackageName().startsWith("org.tragwerk"))
			.flatMap((type) -> type.getMethods().stream())
			.anyMatch((foreign) -> foreign.getName().equals(method.getName()));
	}

	private static boolean isProductOrSandbox(JavaClass type) {
		var file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
		return SOURCES.stream().anyMatch((source) -> Files.exists(source.resolve(file)));
	}

	private static List<Path> files() throws IOException {
		try (var main = Files.walk(Path.of("src", "main")); var docs = Files.walk(Path.of("docs"))) {
			return Stream.of(main, docs, Stream.of(Path.of("README.md")))
				.flatMap(Function.identity())
				.filter((file) -> file.toString().matches(".*\\.(java|yaml|yml|json|md|conf)"))
				.collect(Collectors.toList());
		}
	}

}
