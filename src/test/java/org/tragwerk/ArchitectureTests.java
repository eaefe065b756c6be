package org.tragwerk;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.tragwerk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule onlyStripeSpeaksWithStripe = noClasses().that()
		.resideOutsideOfPackage("org.tragwerk.stripe..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.stripe..");

	@ArchTest
	static final ArchRule subPackagesOfStripeFormNoCycle = slices().matching("org.tragwerk.stripe.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule fieldsAreNotInjected = noFields().should()
		.beAnnotatedWith(Autowired.class)
		.orShould()
		.beAnnotatedWith(Value.class);

	@ArchTest
	static final ArchRule entitiesHaveNoSetters = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(Entity.class)
		.should()
		.haveNameNotMatching("set[A-Z].*");

	@ArchTest
	static final ArchRule entitiesHideTheirFields = fields().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(Entity.class)
		.should()
		.bePrivate();

	@ArchTest
	static final ArchRule entitiesStayInTheirModule = noClasses().that()
		.areAnnotatedWith(Entity.class)
		.should()
		.bePublic();

	@ArchTest
	static final ArchRule nobodyReadsTheWallClockForBusiness = noClasses().that()
		.resideInAnyPackage("org.tragwerk.subscription..", "org.tragwerk.pledging..", "org.tragwerk.campaigncounter..",
				"org.tragwerk.member..", "org.tragwerk.cancellation..")
		.should()
		.callMethod(java.time.Instant.class, "now");

}
