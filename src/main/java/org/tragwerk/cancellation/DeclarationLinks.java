package org.tragwerk.cancellation;

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
 * Links in emails, with which the owner of an email address chooses contracts for a
 * declaration. They expire by the database's clock.
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
	String issue(Declaration declaration) {
		var token = Token.random();
		this.jdbc.sql("""
				insert into declaration_link (token_hash, declaration_id, expires_at)
				values (:hash, :declaration, now() + make_interval(secs => :validity))""")
			.param("hash", token.hash())
			.param("declaration", declaration.id())
			.param("validity", this.properties.linkValidity().toSeconds())
			.update();
		return this.site.link("/" + declaration.type().action() + "/contracts/" + token.value()).toString();
	}

	/** The id of the link's declaration; empty if the link is unknown or has expired. */
	Optional<UUID> find(Token token) {
		return this.jdbc.sql("select declaration_id from declaration_link where token_hash = ? and expires_at > now()")
			.param(token.hash())
			.query(UUID.class)
			.optional();
	}

	@RecurringJob(name = "declaration-link-retention",
			cron = "${tragwerk.jobs.declaration-link-retention:0 45 3 * * *}")
	void deleteExpired() {
		this.jdbc.sql("delete from declaration_link where expires_at < now() - interval '30 days'").update();
	}

}
