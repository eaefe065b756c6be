package org.tragwerk.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.testing.CompiledClasses;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class SandboxArchitectureTests {

	private static final String SANDBOX = "org.tragwerk.sandbox..";

	private static final String TEST_TOOLS = "org.tragwerk.testing..";

	private static final DescribedPredicate<JavaClass> PRODUCT = resideInAPackage("org.tragwerk..")
		.and(doNot(resideInAnyPackage(SANDBOX, TEST_TOOLS)))
		.as("belong to the product or its tests");

	private static final DescribedPredicate<JavaClass> FRONT = assignableTo(StripeSandbox.class)
		.or(assignableTo(SandboxSettings.class))
		.or(resideInAPackage("org.tragwerk.sandbox.http"))
		.or(nameStartingWith("org.tragwerk.sandbox.account.seeding.Seeded"))
		.as("are the sandbox's front");

	@Test
	void usesNothingOfTheProduct() {
		noClasses().that().resideInAPackage(SANDBOX).should().dependOnClassesThat(PRODUCT).check(CompiledClasses.ALL);
	}

	@Test
	void usesTestToolsInTestsOnly() {
		noClasses().that()
			.resideInAPackage(SANDBOX)
			.and()
			.haveSimpleNameNotEndingWith("Tests")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(TEST_TOOLS)
			.check(CompiledClasses.ALL);
	}

	@Test
	void showsTestsOfTheProductItsFrontOnly() {
		noClasses().that()
			.resideOutsideOfPackage(SANDBOX)
			.should()
			.dependOnClassesThat(resideInAPackage(SANDBOX).and(doNot(FRONT)).as("lie behind the sandbox's front"))
			.check(CompiledClasses.ALL);
	}

	@Test
	void chaptersKnowOnlyThoseBefore() {
		slices().matching("org.tragwerk.sandbox.(**)")
			.should()
			.beFreeOfCycles()
			.ignoreDependency(nameMatching(".*Tests"), alwaysTrue())
			.check(CompiledClasses.ALL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "src/sandbox/java", "src/sandbox/test" })
	void packagesHoldAtMostFortyFiveFiles(Path root) throws IOException {
		try (var files = Files.walk(root)) {
			var sizes = files.filter((file) -> file.toString().endsWith(".java"))
				.collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

			assertThat(sizes).isNotEmpty().allSatisfy((folder, size) -> assertThat(size).isLessThanOrEqualTo(45));
		}
	}

	@Test
	void isUnknownToTheProduct() {
		var all = CompiledClasses.ALL;
		var product = location(all.get("org.tragwerk.TragwerkApplication"));
		var sandbox = location(all.get(StripeSandbox.class));

		assertThat(sandbox).isNotEqualTo(product);
		assertThat(all).filteredOn((one) -> location(one).equals(product))
			.isNotEmpty()
			.noneMatch((one) -> one.getDirectDependenciesFromSelf()
				.stream()
				.anyMatch((dependency) -> resideInAPackage(SANDBOX).test(dependency.getTargetClass())));
	}

	/** The directory that a class was compiled to. */
	private static String location(JavaClass one) {
		var path = one.getSource().orElseThrow().getUri().getPath();
		return path.substring(0, path.indexOf("/org/tragwerk/"));
	}

}
