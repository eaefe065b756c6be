package org.tragwerk.mail;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * All email templates, by kind.
 */
@Component
class EmailTemplates {

	private static final int AWAITED = 10;

	private final Supplier<Map<String, EmailTemplate>> byKind;

	EmailTemplates(ObjectProvider<EmailTemplate> templates) {
		this.byKind = SingletonSupplier
			.of(() -> templates.stream().collect(Collectors.toMap(EmailTemplate::kind, Function.identity())));
	}

	@Transactional
	Optional<EmailMessage> compose(Email email) {
		return of(email.kind()).compose(email.subject(), email.occasion());
	}

	int priorityOf(String kind) {
		return of(kind).isAwaited() ? AWAITED : 0;
	}

	private EmailTemplate of(String kind) {
		var template = this.byKind.get().get(kind);
		Assert.state(template != null, () -> "No module writes emails of the kind " + kind + ".");
		return template;
	}

}
