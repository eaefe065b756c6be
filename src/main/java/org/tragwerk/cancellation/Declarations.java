package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for people: declarations that are unclear, and those whose mailed link
 * nobody followed for days, for they count from the day they came in.
 */
@Component
class Declarations {

	private static final String UNCLEAR = """
			from declaration d join declaration_case c on c.declaration_id = d.id
			where c.state = 'UNCLEAR' or c.state = 'LINKED' and c.opened_at < ?""";

	private final JdbcClient jdbc;

	private final CancellationProperties properties;

	private final Clock clock;

	Declarations(JdbcClient jdbc, CancellationProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
	}

	/** The oldest first. */
	List<UnclearDeclaration> unclear(int most) {
		return this.jdbc.sql("select d.*, c.cause " + UNCLEAR + " order by c.opened_at limit ?")
			.params(staffAfter(), most)
			.query((row, number) -> new UnclearDeclaration(DeclarationBook.read(row, number), row.getString("cause")))
			.list();
	}

	long countUnclear() {
		return this.jdbc.sql("select count(*) " + UNCLEAR).param(staffAfter()).query(Long.class).single();
	}

	private Object staffAfter() {
		return this.clock.instant().minus(this.properties.staffAfter()).atOffset(ZoneOffset.UTC);
	}

}
