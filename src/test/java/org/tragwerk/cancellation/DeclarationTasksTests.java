package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.DeclarationEvent.BecameClear;
import org.tragwerk.cancellation.DeclarationEvent.BecameUnclear;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationTasksTests {

	private static final UUID DECLARATION = UUID.randomUUID();

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final StaffTasks staffTasks = mock(StaffTasks.class);

	private final DeclarationTaskListener listener = new DeclarationTaskListener(this.staffTasks);

	@Test
	void opensATaskForAnUnclearDeclaration() {
		this.listener.on(new BecameUnclear(DECLARATION, DeclarationType.WITHDRAWAL, UnclearReason.LATE));
		then(this.staffTasks).should()
			.replaceAll(StaffTaskKind.DECLARATION_UNCLEAR, DECLARATION.toString(),
					Map.of("LATE", Map.of("type", "WITHDRAWAL")));
	}

	@Test
	void closesTheTaskOfAResolvedDeclaration() {
		this.listener.on(new BecameClear(DECLARATION));
		then(this.staffTasks).should().closeAll(StaffTaskKind.DECLARATION_UNCLEAR, DECLARATION.toString(), Map.of());
	}

	@Test
	void opensATaskForALinkNotUsedForThreeDays() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary());
		declaration.askForContract();
		openTasksAfter(Duration.ofDays(3));
		then(this.staffTasks).shouldHaveNoInteractions();
		openTasksAfter(Duration.ofDays(3).plusSeconds(1));
		then(this.staffTasks).should()
			.open(StaffTaskKind.DECLARATION_UNCLEAR, declaration.id().toString(), "LINK_UNUSED", Map.of());
	}

	@Test
	@Fault("F105")
	void opensATaskForALinkThatWasNotSent() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary());
		declaration.askForContract();
		declaration.confirm(Confirmation.byPage(RECEIVED));
		openTasksAfter(Duration.ZERO);
		then(this.staffTasks).should()
			.open(StaffTaskKind.DECLARATION_UNCLEAR, declaration.id().toString(), "LINK_UNUSED", Map.of());
	}

	@Test
	void ignoresExpiredLinks() {
		this.declarations.add(DeclarationFixture.ordinary()).askForContract();
		openTasksAfter(DeclarationFixture.PROPERTIES.linkValidity().plusSeconds(1));
		then(this.staffTasks).shouldHaveNoInteractions();
	}

	private void openTasksAfter(Duration time) {
		new UnusedLinkJob(this.declarations, this.staffTasks, DeclarationFixture.PROPERTIES,
				Clock.fixed(RECEIVED.plus(time), ZoneOffset.UTC))
			.openTasks();
	}

}
