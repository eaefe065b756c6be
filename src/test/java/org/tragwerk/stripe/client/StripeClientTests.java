package org.tragwerk.stripe.client;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.tragwerk", importOptions = ImportOption.DoNotIncludeTests.class)
class StripeClientTests {

	@ArchTest
	static final ArchRule oneClientIsBuiltAtOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName(StripeConfiguration.class.getName())
		.should()
		.callMethod(StripeClient.class, "builder")
		.orShould()
		.callConstructor(StripeClient.class, String.class);

	@ArchTest
	static final ArchRule noKeyIsLeftWhereCallsWithoutAClientFindIt = noClasses().should()
		.setField(Stripe.class, "apiKey");

}
