package org.tragwerk.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters on their way: who may try which one when. Its time is the database's.
 */
@Component
class Postbox {

	private static final String CLAIM = """
			update mail set attempts = attempts + 1, lease_until = now() + make_interval(secs => ?)
			where (kind, about) = (
				select kind, about from mail
				where state = 'waiting' and next_try_at <= now() and (lease_until is null or lease_until <= now())
				order by next_try_at for update skip locked limit 1)
			returning kind, about, attempts""";

	private static final String CLOSE = """
			update mail set state = ?, closed_at = now(), lease_until = null
			where kind = ? and about = ? and state = 'waiting'""";

	private static final String POSTPONE = """
			update mail set next_try_at = now() + make_interval(secs => ?), lease_until = null
			where kind = ? and about = ? and attempts = ? and state = 'waiting'""";

	private static final String GIVE_BACK = """
			update mail set attempts = attempts - 1, lease_until = null
			where kind = ? and about = ? and attempts = ? and state = 'waiting'""";

	private final JdbcClient jdbc;

	private final OutboxProperties properties;

	Postbox(JdbcClient jdbc, OutboxProperties properties) {
		this.jdbc = jdbc;
		this.properties = properties;
	}

	Optional<Claim> claim() {
		return this.jdbc.sql(CLAIM)
			.param(this.properties.lease().toSeconds())
			.query((row, number) -> new Claim(row.getString(1), row.getObject(2, UUID.class), row.getInt(3)))
			.optional();
	}

	void close(Claim claim, Outcome outcome) {
		this.jdbc.sql(CLOSE).params(outcome.word(), claim.kind(), claim.about()).update();
	}

	/** Puts the letter back for a later try, or gives it up after too many. */
	Outcome putBack(Claim claim) {
		var delay = this.properties.delayAfter(claim.attempts());
		delay.ifPresentOrElse((time) -> postpone(claim, time), () -> close(claim, Outcome.DEAD));
		return delay.isPresent() ? Outcome.FAILED : Outcome.DEAD;
	}

	/** Puts the letter back as if it had not been tried. */
	void giveBack(Claim claim) {
		this.jdbc.sql(GIVE_BACK).params(claim.kind(), claim.about(), claim.attempts()).update();
	}

	private void postpone(Claim claim, Duration delay) {
		this.jdbc.sql(POSTPONE)
			.params(delay.toMillis() / 1000.0, claim.kind(), claim.about(), claim.attempts())
			.update();
	}

	/** How many lie here; only those are read, never what was sent. */
	Backlog backlog() {
		return this.jdbc.sql("""
				select count(*) as waiting, (select count(*) from mail where state = 'dead') as dead,
					coalesce(extract(epoch from now() - min(put_at)), 0) as oldest_age
				from mail where state = 'waiting'""").query(Backlog.class).single();
	}

}
