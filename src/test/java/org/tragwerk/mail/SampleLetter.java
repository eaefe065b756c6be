package org.tragwerk.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A letter with a greeting and a link, as a module would write it.
 */
@TestComponent
class SampleLetter implements Letter {

	private final Map<UUID, Draft> drafts = new ConcurrentHashMap<>();

	private volatile boolean composedInTransaction;

	UUID to(String address) {
		return to(address, null, Locale.GERMAN);
	}

	UUID to(String address, @Nullable String name, Locale locale) {
		return write(new Draft(address, name, locale, "mail/sample",
				Map.of("greeting", "Schön & gut", "link", "https://abo.example/x")));
	}

	UUID write(Draft draft) {
		var about = UUID.randomUUID();
		this.drafts.put(about, draft);
		return about;
	}

	boolean wasComposedInTransaction() {
		return this.composedInTransaction;
	}

	@Override
	public String kind() {
		return "sample";
	}

	@Override
	public Optional<Draft> compose(UUID about) {
		this.composedInTransaction = TransactionSynchronizationManager.isActualTransactionActive();
		return Optional.ofNullable(this.drafts.get(about));
	}

}
