package org.tragwerk.member;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.site.SiteProperties;
import org.tragwerk.task.RecurringJob;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links in emails that confirm an address, each valid for one use. They expire by the
 * database's clock.
 */
@Component
class ConfirmLinks {

	private final JdbcClient jdbc;

	private final ConfirmLinkProperties properties;

	private final SiteProperties site;

	ConfirmLinks(JdbcClient jdbc, ConfirmLinkProperties properties, SiteProperties site) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.site = site;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	String issue(MemberId member) {
		var token = Token.random();
		this.jdbc.sql("""
				insert into confirm_link (token_hash, member_id, expires_at)
				values (:hash, :member, now() + make_interval(secs => :validity))""")
			.param("hash", token.hash())
			.param("member", member.value())
			.param("validity", this.properties.validity().toSeconds())
			.update();
		return this.site.link("/confirm/" + token.value()).toString();
	}

	/**
	 * The member a link was issued to, also of a used or expired one; empty for an
	 * unknown token.
	 */
	Optional<MemberId> owner(Token token) {
		return this.jdbc.sql("select member_id from confirm_link where token_hash = ?")
			.param(token.hash())
			.query(UUID.class)
			.optional()
			.map(MemberId::new);
	}

	/** The member whose address the link can still confirm. */
	Optional<MemberId> recipient(Token token) {
		return this.jdbc.sql("""
				select member_id from confirm_link
				where used_at is null and expires_at > now() and token_hash = ?""")
			.param(token.hash())
			.query(UUID.class)
			.optional()
			.map(MemberId::new);
	}

	/**
	 * Marks the link as used; returns false if it is unknown, already used or expired.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean use(Token token) {
		return this.jdbc.sql("""
				update confirm_link set used_at = now()
				where token_hash = ? and used_at is null and expires_at > now()
				returning member_id""").param(token.hash()).query(UUID.class).optional().isPresent();
	}

	/** Revokes all unused links of the member. */
	@Transactional(propagation = Propagation.MANDATORY)
	void revoke(MemberId member) {
		this.jdbc.sql("update confirm_link set used_at = now() where member_id = ? and used_at is null")
			.param(member.value())
			.update();
	}

	/** Deletes links 30 days after they expired. */
	@RecurringJob(name = "confirm-link-retention", cron = "${tragwerk.jobs.confirm-link-retention:0 30 3 * * *}")
	void deleteExpired() {
		this.jdbc.sql("delete from confirm_link where expires_at < now() - interval '30 days'").update();
	}

}
