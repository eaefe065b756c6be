package org.tragwerk.sandbox.delivery;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryQueueTests {

	private final DeliveryQueue lanes = new DeliveryQueue();

	private final List<String> done = new ArrayList<>();

	@Test
	void letsUrgentDeliveriesOvertakeABacklog() throws Exception {
		add("rosa", false, "r1");
		add("karl", false, "k1");
		add("clara", true, "c1");

		workAll(3);

		assertThat(this.done).containsExactly("c1", "r1", "k1");
	}

	@Test
	void keepsTheOrderWithinALaneEvenIfItsLastPieceIsUrgent() throws Exception {
		add("karl", false, "k1");
		add("rosa", false, "r1");
		add("rosa", true, "r2");

		workAll(3);

		assertThat(this.done).containsExactly("r1", "r2", "k1");
	}

	@Test
	void takesLanesInTurn() throws Exception {
		add("rosa", false, "r1");
		add("rosa", false, "r2");
		add("karl", false, "k1");

		workAll(3);

		assertThat(this.done).containsExactly("r1", "k1", "r2");
	}

	@Test
	void startsNothingInALaneThatIsBusy() throws Exception {
		this.lanes.add("rosa", false, () -> {
			this.done.add("r1");
			add("rosa", true, "r2");
			add("karl", false, "k1");
			work();
			this.done.add("end of r1");
		});

		workAll(2);

		assertThat(this.done).containsExactly("r1", "k1", "end of r1", "r2");
	}

	@Test
	void endsWhenClosed() throws Exception {
		this.lanes.close();

		assertThat(this.lanes.work()).isFalse();
	}

	private void add(String lane, boolean urgent, String name) {
		this.lanes.add(lane, urgent, () -> this.done.add(name));
	}

	private void workAll(int pieces) throws InterruptedException {
		for (int piece = 0; piece < pieces; piece++) {
			this.lanes.work();
		}
	}

	private void work() {
		try {
			this.lanes.work();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
