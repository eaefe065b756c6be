package org.tragwerk.stripe.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.stripe.exception.ApiException;
import com.stripe.model.StripeError;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeResponse;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.provider.ProviderUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoredFailureRecoveryTests {

	private final List<String> keys = new ArrayList<>();

	@Test
	@Fault("F43")
	void usesAnotherKeyOnlyIfNothingIsFound() {
		String made = StoredFailureRecovery.callOnce("pledge-1",
				(key) -> make(key, Map.of("Idempotent-Replayed", List.of("true"))), Optional::empty);
		assertThat(made).isEqualTo("made with pledge-1-again");
		assertThat(this.keys).containsExactly("pledge-1", "pledge-1-again");
	}

	@Test
	@Fault("F43")
	void returnsTheResultOfTheFirstCall() {
		String made = StoredFailureRecovery.callOnce("pledge-1",
				(key) -> make(key, Map.of("Idempotent-Replayed", List.of("true"))), () -> Optional.of("found"));
		assertThat(made).isEqualTo("found");
		assertThat(this.keys).containsExactly("pledge-1");
	}

	@Test
	@Fault("F43")
	void keepsTheKeyAfterAnyOtherFailure() {
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(
				() -> StoredFailureRecovery.callOnce("pledge-1", (key) -> make(key, Map.of()), Optional::empty));
		assertThat(this.keys).containsExactly("pledge-1");
	}

	@Test
	@Fault("F44")
	void makesNoSearchCalls() {
		var calls = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.tragwerk.stripe")
			.stream()
			.flatMap((type) -> type.getMethodCallsFromSelf().stream())
			.filter((call) -> call.getTargetOwner().getPackageName().startsWith("com.stripe"))
			.toList();
		assertThat(calls).isNotEmpty();
		assertThat(calls).noneMatch((call) -> call.getName().startsWith("search"));
	}

	@Test
	@Fault("F43")
	void keepsTheKeyWithoutResponse() {
		var withoutAnswer = new StripeError();
		var silent = new ApiException("no", null, null, 500, null);
		silent.setStripeError(withoutAnswer);
		for (var cause : List.of(new IllegalStateException(), new ApiException("no", null, null, 500, null), silent)) {
			var failure = new ProviderUnavailableException(cause);
			assertThatExceptionOfType(ProviderUnavailableException.class)
				.isThrownBy(() -> StoredFailureRecovery.callOnce("pledge-1", (key) -> {
					throw failure;
				}, Optional::empty))
				.isSameAs(failure);
		}
	}

	private String make(String key, Map<String, List<String>> headers) {
		this.keys.add(key);
		if (this.keys.size() > 1) {
			return "made with " + key;
		}
		var error = new StripeError();
		error.setLastResponse(new StripeResponse(500, HttpHeaders.of(headers), "{}"));
		var failure = new ApiException("no", "req_1", null, 500, null);
		failure.setStripeError(error);
		throw new ProviderUnavailableException(failure);
	}

}
