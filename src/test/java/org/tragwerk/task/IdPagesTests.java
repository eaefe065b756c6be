package org.tragwerk.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class IdPagesTests {

	private final List<UUID> rows = new ArrayList<>(
			LongStream.rangeClosed(1, 7).mapToObj((number) -> new UUID(number, 0)).toList());

	private final List<UUID> done = new ArrayList<>();

	private int pages;

	@Test
	@Fault("F22")
	void rowsThatStayKeepNoOthersWaiting() {
		IdPages.forEach(this::page, Function.identity(), this.done::add);
		assertThat(this.done).containsExactlyElementsOf(this.rows);
		assertThat(this.pages).isEqualTo(4);
	}

	@Test
	void rowsThatAreDoneAreNoneOfTheNextPage() {
		IdPages.forEach(this::page, Function.identity(), (row) -> {
			this.rows.remove(row);
			this.done.add(row);
		});
		assertThat(this.done).hasSize(7).doesNotHaveDuplicates();
		assertThat(this.rows).isEmpty();
	}

	@Test
	void readsOnePageIfThereIsNothing() {
		this.rows.clear();
		IdPages.forEach(this::page, Function.identity(), this.done::add);
		assertThat(this.done).isEmpty();
		assertThat(this.pages).isOne();
	}

	private List<UUID> page(UUID after) {
		this.pages++;
		return this.rows.stream()
			.filter((row) -> row.compareTo(after) > 0)
			.sorted(Comparator.naturalOrder())
			.limit(3)
			.toList();
	}

}
