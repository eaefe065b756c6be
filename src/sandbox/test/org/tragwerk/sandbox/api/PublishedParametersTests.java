package org.tragwerk.sandbox.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.account.core.Account;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the parameters of every route with stripe-java's, in both directions. */
class PublishedParametersTests {

	static Stream<String> operations() {
		return new StripeAccount(new Account("", null, (event) -> {
		})).routes().stream().map(Route::operation);
	}

	@ParameterizedTest
	@MethodSource("operations")
	void holdsEachParameterThatStripePublishes(String operation) throws ClassNotFoundException {
		assertThat(ParameterSchema.lines(operation)).isEqualTo(published(operation));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void simulatesOnlyWhatStripePublishes(String operation) throws ClassNotFoundException {
		var published = published(operation).stream().map((line) -> line.split(" ")[0]).toList();
		assertThat(ParameterSchema.of(operation).simulated())
			.allMatch((simulated) -> published.contains(simulated) || published.contains(simulated + "[]"));
	}

	/**
	 * The parameters in stripe-java's class for an operation, whose name is derived from
	 * the operation's.
	 */
	private static List<String> published(String operation) throws ClassNotFoundException {
		if (operation.endsWith(".delete")) {
			return List.of();
		}
		var words = new ArrayList<>(Arrays.asList(operation.split("\\.")));
		var name = words.get(words.size() - 2) + "_"
				+ (operation.equals("account.retrieve") ? "retrieve_current" : words.get(words.size() - 1));
		var within = words.subList(0, words.size() - 2).stream().map((word) -> word.replace("_", "") + ".");
		return PublishedParameters
			.of(Class.forName("com.stripe.param." + within.collect(Collectors.joining()) + camel(name) + "Params"));
	}

	private static String camel(String name) {
		return Arrays.stream(name.split("_"))
			.map((word) -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
			.collect(Collectors.joining());
	}

}
