package org.tragwerk.sandbox;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.tragwerk")
class SandboxArchitectureTests {

	private static final String SANDBOX = "org.tragwerk.sandbox..";

	private static final String TEST_TOOLS = "org.tragwerk.testing..";

	private static final DescribedPredicate<JavaClass> PRODUCT = resideInAPackage("org.tragwerk..")
		.and(doNot(resideInAnyPackage(SANDBOX, TEST_TOOLS)))
		.as("belong to the product or its tests");

	private static final DescribedPredicate<JavaClass> FRONT = assignableTo(StripeSandbox.class)
		.or(assignableTo(Settings.class))
		.or(resideInAPackage("org.tragwerk.sandbox.http"))
		.or(nameStartingWith("org.tragwerk.sandbox.account.Seeded"))
		.as("are the sandbox's front");

	@ArchTest
	static final ArchRule usesNothingOfTheProduct = noClasses().that()
		.resideInAPackage(SANDBOX)
		.should()
		.dependOnClassesThat(PRODUCT);

	@ArchTest
	static final ArchRule usesTestToolsInTestsOnly = noClasses().that()
		.resideInAPackage(SANDBOX)
		.and()
		.haveSimpleNameNotEndingWith("Tests")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(TEST_TOOLS);

	@ArchTest
	static final ArchRule showsTestsOfTheProductItsFrontOnly = noClasses().that()
		.resideOutsideOfPackage(SANDBOX)
		.should()
		.dependOnClassesThat(resideInAPackage(SANDBOX).and(doNot(FRONT)).as("lie behind the sandbox's front"));

	@ArchTest
	static void isUnknownToTheProduct(JavaClasses all) {
		var product = location(all.get("org.tragwerk.TragwerkApplication"));
		var sandbox = location(all.get(StripeSandbox.class));

		assertThat(sandbox).isNotEqualTo(product);
		assertThat(all).filteredOn((one) -> location(one).equals(product))
			.isNotEmpty()
			.noneMatch((one) -> one.getDirectDependenciesFromSelf()
				.stream()
				.anyMatch((dependency) -> resideInAPackage(SANDBOX).test(dependency.getTargetClass())));
	}

	/** The folder that a class was compiled into. */
	private static String location(JavaClass one) {
		var path = one.getSource().orElseThrow().getUri().getPath();
		return path.substring(0, path.indexOf("/org/tragwerk/"));
	}

}
