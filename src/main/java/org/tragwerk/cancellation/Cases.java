package org.tragwerk.cancellation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.ContractId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of declarations.
 */
@Component
class Cases {

	private final JdbcClient jdbc;

	Cases(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void open(Declaration declaration, boolean quiet) {
		this.jdbc.sql("insert into declaration_case (declaration_id, quiet, opened_at) values (?, ?, ?)")
			.params(declaration.id(), quiet, declaration.receivedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** The declarations that nobody has looked at yet, the oldest first. */
	List<UUID> fresh(int most) {
		return this.jdbc
			.sql("select declaration_id from declaration_case where state = 'NEW' order by opened_at limit ?")
			.param(most)
			.query(UUID.class)
			.list();
	}

	/**
	 * Takes the declarations of that address, since then, for which no contract was
	 * known.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	List<UUID> unknown(String address, Instant since, Set<Wish.Kind> kinds) {
		return this.jdbc.sql("""
				select c.declaration_id from declaration_case c join declaration d on d.id = c.declaration_id
				where c.state = 'UNCLEAR' and c.cause = 'UNKNOWN' and not c.quiet and c.opened_at >= :since
				and lower(d.address) = lower(:address) and d.kind in (:kinds) order by c.opened_at for update of c""")
			.param("since", since.atOffset(ZoneOffset.UTC))
			.param("address", address)
			.param("kinds", kinds.stream().map(Wish.Kind::name).toList())
			.query(UUID.class)
			.list();
	}

	/** Takes the case for this transaction alone, unless it got further already. */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean take(UUID declaration, Verdict.State expected) {
		return this.jdbc.sql("""
				select declaration_id from declaration_case where declaration_id = ? and state = ?
				for update""").params(declaration, expected.name()).query(UUID.class).optional().isPresent();
	}

	boolean isQuiet(UUID declaration) {
		return this.jdbc.sql("select quiet from declaration_case where declaration_id = ?")
			.param(declaration)
			.query(Boolean.class)
			.single();
	}

	Verdict verdict(UUID declaration) {
		return this.jdbc.sql("select state, cause from declaration_case where declaration_id = ?")
			.param(declaration)
			.query((row, number) -> new Verdict(Verdict.State.valueOf(row.getString("state")),
					cause(row.getString("cause"))))
			.single();
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void settle(UUID declaration, Verdict verdict) {
		var cause = verdict.cause();
		this.jdbc.sql("update declaration_case set state = :state, cause = :cause where declaration_id = :declaration")
			.param("state", verdict.state().name())
			.param("cause", (cause != null) ? cause.name() : null)
			.param("declaration", declaration)
			.update();
	}

	/** Notes that the contract ends then because of the declaration. */
	@Transactional(propagation = Propagation.MANDATORY)
	void note(UUID declaration, ContractId contract, Instant endsAt) {
		this.jdbc
			.sql("insert into declared_end (declaration_id, contract_id, ends_at) values (?, ?, ?)"
					+ " on conflict do nothing")
			.params(declaration, contract.value(), endsAt.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Which contracts end when because of the declaration. */
	List<DeclaredEnd> ends(UUID declaration) {
		return this.jdbc.sql("select contract_id, ends_at from declared_end where declaration_id = ? order by ends_at")
			.param(declaration)
			.query((row, number) -> new DeclaredEnd(new ContractId(row.getObject(1, UUID.class)),
					row.getObject(2, OffsetDateTime.class).toInstant()))
			.list();
	}

	long count(Verdict.State state) {
		return this.jdbc.sql("select count(*) from declaration_case where state = ?")
			.param(state.name())
			.query(Long.class)
			.single();
	}

	private static Verdict.@Nullable Cause cause(@Nullable String name) {
		return (name != null) ? Verdict.Cause.valueOf(name) : null;
	}

	/**
	 * That a contract ends.
	 */
	record DeclaredEnd(ContractId contract, Instant endsAt) {
	}

}
