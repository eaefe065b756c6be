package org.tragwerk.campaigncounter;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.tragwerk.member.MemberId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The maintained count, the members in it, and the campaigns that show it. Locks are
 * taken in this order: members, the count, campaigns.
 */
@Component
class SupporterCounter {

	/** The channel that is notified, at commit, when any campaign has a new version. */
	static final String CHANNEL = "supporter_count";

	private final JdbcClient jdbc;

	SupporterCounter(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Locks the member until the transaction ends, so that concurrent changes of the
	 * member's subscriptions wait.
	 */
	void lock(MemberId member) {
		this.jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('supporter ' || :member, 0))")
			.param("member", member.value().toString())
			.query(Integer.class)
			.single();
	}

	/**
	 * Sets the statement timeout of this transaction, instead of the pool's.
	 * @param timeout a time with a unit, such as {@code 60s}
	 */
	void setStatementTimeout(String timeout) {
		this.jdbc.sql("select set_config('statement_timeout', :timeout, true)")
			.param("timeout", timeout)
			.query(String.class)
			.single();
	}

	boolean contains(MemberId member) {
		return this.jdbc.sql("select exists (select from supporter where member_id = :member)")
			.param("member", member.value())
			.query(Boolean.class)
			.single();
	}

	/** Creates the count unless it exists; returns whether it was created. */
	boolean create() {
		return this.jdbc.sql("insert into supporter_count (count) values (0) on conflict do nothing").update() == 1;
	}

	long lock() {
		return this.jdbc.sql("select count from supporter_count for update").query(Long.class).single();
	}

	int add(MemberId member) {
		return this.jdbc.sql("insert into supporter (member_id) values (:member) on conflict do nothing")
			.param("member", member.value())
			.update();
	}

	int remove(MemberId member) {
		return this.jdbc.sql("delete from supporter where member_id = :member")
			.param("member", member.value())
			.update();
	}

	/**
	 * Replaces the counted members by these, and returns the number of members added and
	 * removed.
	 */
	int replaceMembers(Set<UUID> members) {
		var ids = members.toArray(UUID[]::new);
		var missing = this.jdbc.sql("insert into supporter (member_id) select unnest(:ids) on conflict do nothing")
			.param("ids", ids, Types.ARRAY)
			.update();
		var tooMany = this.jdbc.sql("""
				delete from supporter where not exists
				(select from unnest(:ids) as expected(member_id) where expected.member_id = supporter.member_id)""")
			.param("ids", ids, Types.ARRAY)
			.update();
		return missing + tooMany;
	}

	/**
	 * Changes the locked count, increases the version of every campaign, and notifies all
	 * nodes at commit.
	 */
	void change(long difference, Instant now) {
		this.jdbc.sql("""
				with changed as (update supporter_count set count = greatest(count + :difference, 0)),
				published as (update campaign set version = version + 1, changed_at = :now)
				select 1 from pg_notify(:channel, '')""")
			.param("channel", CHANNEL)
			.param("difference", difference)
			.param("now", Timestamp.from(now))
			.query(Integer.class)
			.single();
	}

	/** Creates the campaign, or increases its version if its content hash has changed. */
	void register(String key, String contentHash, Instant now) {
		this.jdbc.sql("""
				with registered as (
					insert into campaign (key, version, changed_at, content_hash)
					values (:key, extract(epoch from now())::bigint, :now, :hash)
					on conflict (key) do update
					set version = campaign.version + 1, changed_at = :now, content_hash = :hash
					where campaign.content_hash <> :hash
					returning key)
				select count(pg_notify(:channel, '')) from registered""")
			.param("channel", CHANNEL)
			.param("key", key)
			.param("now", Timestamp.from(now))
			.param("hash", contentHash)
			.query(Long.class)
			.single();
	}

}
