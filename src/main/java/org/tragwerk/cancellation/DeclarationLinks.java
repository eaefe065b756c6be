package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.member.Token;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.task.RecurringJob;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links in emails about a declaration: to choose contracts for it, which proves that
 * somebody reads the mailbox, and to its receipt page. They expire by the database's
 * clock.
 */
@Component
class DeclarationLinks {

	private final JdbcClient jdbc;

	private final CancellationProperties properties;

	private final SiteProperties site;

	DeclarationLinks(JdbcClient jdbc, CancellationProperties properties, SiteProperties site) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.site = site;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	String issue(Declaration declaration, Purpose purpose) {
		var token = Token.random();
		this.jdbc.sql("""
				insert into declaration_link (token_hash, declaration_id, purpose, expires_at)
				values (:hash, :declaration, :purpose, now() + make_interval(secs => :validity))""")
			.param("hash", token.hash())
			.param("declaration", declaration.id())
			.param("purpose", purpose.name())
			.param("validity", validityOf(purpose).toSeconds())
			.update();
		return this.site.link("/" + declaration.type().action() + purpose.path + token.value()).toString();
	}

	/** The id of the link's declaration; empty if the link is unknown or has expired. */
	Optional<UUID> find(Token token, Purpose purpose) {
		return this.jdbc.sql(
				"select declaration_id from declaration_link where token_hash = ? and purpose = ? and expires_at > now()")
			.params(token.hash(), purpose.name())
			.query(UUID.class)
			.optional();
	}

	private Duration validityOf(Purpose purpose) {
		return (purpose == Purpose.RECEIPT) ? this.properties.receiptValidity() : this.properties.linkValidity();
	}

	@RecurringJob(name = "declaration-link-retention",
			cron = "${tragwerk.jobs.declaration-link-retention:0 45 3 * * *}")
	void deleteExpired() {
		this.jdbc.sql("delete from declaration_link where expires_at < now() - interval '30 days'").update();
	}

	/**
	 * What a link leads to.
	 */
	enum Purpose {

		/** The page that chooses contracts. */
		CHOICE("/contracts/"),
		/** The receipt page. */
		RECEIPT("/receipts/");

		private final String path;

		Purpose(String path) {
			this.path = path;
		}

	}

}
