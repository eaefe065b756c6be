package org.tragwerk.cancellation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.member.Token;
import org.tragwerk.site.Languages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every declaration as it came in; rows are added and read, nothing else.
 */
@Component
class DeclarationBook {

	private final JdbcClient jdbc;

	DeclarationBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Enters it once for each receipt; false if it was entered before. */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean enter(Declaration declaration, Token receipt) {
		return this.jdbc.sql("""
				insert into declaration (id, receipt, kind, name, reference, address, reason, wished_end, language,
				received_at) values (:id, :receipt, :kind, :name, :reference, :address, :reason, :wishedEnd, :language,
				:receivedAt) on conflict (receipt) do nothing""")
			.param("id", declaration.id())
			.param("receipt", receipt.hash())
			.param("kind", declaration.kind().name())
			.param("name", declaration.by().name())
			.param("reference", declaration.by().reference())
			.param("address", declaration.by().address())
			.param("reason", declaration.wish().reason())
			.param("wishedEnd", declaration.wish().end())
			.param("language", declaration.by().language().getLanguage())
			.param("receivedAt", declaration.receivedAt().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	Optional<Declaration> find(UUID id) {
		return this.jdbc.sql("select * from declaration where id = ?")
			.param(id)
			.query(DeclarationBook::read)
			.optional();
	}

	Optional<Declaration> findByReceipt(Token receipt) {
		return this.jdbc.sql("select * from declaration where receipt = ?")
			.param(receipt.hash())
			.query(DeclarationBook::read)
			.optional();
	}

	static Declaration read(ResultSet row, int number) throws SQLException {
		var wish = new Wish(Wish.Kind.valueOf(row.getString("kind")), row.getString("reason"),
				row.getObject("wished_end", LocalDate.class));
		var by = new Declarant(row.getString("name"), row.getString("reference"), row.getString("address"),
				Languages.of(row.getString("language")));
		return new Declaration(row.getObject("id", UUID.class), wish, by,
				row.getObject("received_at", OffsetDateTime.class).toInstant());
	}

}
