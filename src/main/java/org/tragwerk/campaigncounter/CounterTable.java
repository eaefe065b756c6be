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
 * The maintained count and who is in it. Whoever takes several locks takes members first,
 * then the count.
 */
@Component
class CounterTable {

	/** Name of the channel on which a changed row is told, at commit. */
	static final String CHANNEL = "campaign_counter";

	/** A row as one line of text: what nodes hear is what they would read. */
	static final String LINE = "concat_ws(' ', key, count, version, floor(extract(epoch from changed_at))::bigint)";

	private final JdbcClient jdbc;

	private final String key;

	CounterTable(JdbcClient jdbc, CampaignProperties campaign) {
		this.jdbc = jdbc;
		this.key = campaign.key();
	}

	/** Makes whoever changes another subscription of the member wait for this commit. */
	void lock(MemberId member) {
		this.jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('supporter ' || :member, 0))")
			.param("member", member.value().toString())
			.query(Integer.class)
			.single();
	}

	boolean holds(MemberId member) {
		return this.jdbc.sql("select exists (select from supporter where member_id = :member)")
			.param("member", member.value())
			.query(Boolean.class)
			.single();
	}

	/** Makes the row where there is none, and says whether it did. */
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

	int admit(MemberId member) {
		return this.jdbc.sql("insert into supporter (member_id) values (:member) on conflict do nothing")
			.param("member", member.value())
			.update();
	}

	int dismiss(MemberId member) {
		return this.jdbc.sql("delete from supporter where member_id = :member")
			.param("member", member.value())
			.update();
	}

	/** Lists exactly these, and says how many were missing or too many. */
	int list(Set<UUID> members) {
		var ids = members.toArray(UUID[]::new);
		var missing = this.jdbc.sql("insert into supporter (member_id) select unnest(:ids) on conflict do nothing")
			.param("ids", ids, Types.ARRAY)
			.update();
		var tooMany = this.jdbc.sql("""
				delete from supporter where not exists
				(select from unnest(:ids) as wanted(member_id) where wanted.member_id = supporter.member_id)""")
			.param("ids", ids, Types.ARRAY)
			.update();
		return missing + tooMany;
	}

	/** Moves the count under its lock and tells every node when this commits. */
	void move(long difference, Instant now) {
		this.jdbc.sql("""
				with changed as (
					update campaign_counter
					set count = greatest(count + :difference, 0), version = version + 1, changed_at = :now
					where key = :key
					returning *)
				select count(pg_notify('%s', %s)) from changed""".formatted(CHANNEL, LINE))
			.param("difference", difference)
			.param("now", Timestamp.from(now))
			.param("key", this.key)
			.query(Long.class)
			.single();
	}

}
