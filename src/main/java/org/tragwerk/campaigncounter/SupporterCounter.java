package org.tragwerk.campaigncounter;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.tragwerk.campaigncounter.web.Campaign;
import org.tragwerk.member.MemberId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The maintained count, and the members in it. Locks are taken in this order: members,
 * then the count.
 */
@Component
class SupporterCounter {

	/** The channel that is notified of a changed row, at commit. */
	static final String CHANNEL = "campaign_counter";

	/** A row as text, the same in a notification and in a query. */
	static final String ROW = "concat_ws(' ', key, count, version, floor(extract(epoch from changed_at))::bigint)";

	private final JdbcClient jdbc;

	private final String key;

	SupporterCounter(JdbcClient jdbc, Campaign campaign) {
		this.jdbc = jdbc;
		this.key = campaign.key();
	}

	/** Makes other changes of the member's subscriptions wait for this commit. */
	void lock(MemberId member) {
		this.jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('supporter ' || :member, 0))")
			.param("member", member.value().toString())
			.query(Integer.class)
			.single();
	}

	boolean contains(MemberId member) {
		return this.jdbc.sql("select exists (select from supporter where member_id = :member)")
			.param("member", member.value())
			.query(Boolean.class)
			.single();
	}

	/** Creates the row unless there is one, and says whether it did. */
	boolean create(Instant now) {
		return this.jdbc.sql("""
				insert into campaign_counter (key, count, version, changed_at)
				values (:key, 0, extract(epoch from now())::bigint, :now)
				on conflict (key) do nothing""").param("key", this.key).param("now", Timestamp.from(now)).update() == 1;
	}

	long lock() {
		return this.jdbc.sql("select count from campaign_counter where key = :key for update")
			.param("key", this.key)
			.query(Long.class)
			.single();
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
	 * Leaves exactly these in the count, and returns how many were missing or too many.
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

	/** Changes the locked count and notifies every node at commit. */
	void change(long difference, Instant now) {
		this.jdbc.sql("""
				with changed as (
					update campaign_counter
					set count = greatest(count + :difference, 0), version = version + 1, changed_at = :now
					where key = :key
					returning *)
				select count(pg_notify('%s', %s)) from changed""".formatted(CHANNEL, ROW))
			.param("difference", difference)
			.param("now", Timestamp.from(now))
			.param("key", this.key)
			.query(Long.class)
			.single();
	}

}
