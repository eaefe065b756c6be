package org.tragwerk.member;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;

class ConfirmEmailRulesTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

	private final FakeMembers members = spy(new FakeMembers());

	private final ConfirmLinks confirmLinks = mock();

	private final ConfirmEmail confirmEmail = new ConfirmEmail(this.members, this.confirmLinks,
			Clock.fixed(MONDAY, ZoneOffset.UTC));

	private final Token token = Token.random();

	@Test
	void rejectsAnUnknownLink() {
		given(this.confirmLinks.owner(this.token)).willReturn(Optional.empty());
		assertThat(this.confirmEmail.confirm(this.token)).isFalse();
		then(this.confirmLinks).should(never()).use(any());
	}

	@Test
	void rejectsAUsedOrExpiredLink() {
		var anna = join("anna@example.org");
		given(this.confirmLinks.owner(this.token)).willReturn(Optional.of(anna.id()));
		assertThat(this.confirmEmail.confirm(this.token)).isFalse();
		assertThat(anna.isConfirmed()).isFalse();
		then(this.confirmLinks).should(never()).revoke(any());
	}

	@Test
	void confirmsTheOwnerAndRevokesOtherLinks() {
		var anna = join("anna@example.org");
		var bert = join("bert@example.org");
		linkOf(anna);
		assertThat(this.confirmEmail.confirm(this.token)).isTrue();
		assertThat(anna.isConfirmed()).isTrue();
		assertThat(bert.isConfirmed()).isFalse();
		then(this.confirmLinks).should().revoke(anna.id());
		assertThat(this.members.saved).endsWith(anna);
	}

	@Test
	void locksAllMembersOfTheAddressBeforeUsingTheLink() {
		var anna = join("anna@example.org");
		linkOf(anna);
		this.confirmEmail.confirm(this.token);
		InOrder order = inOrder(this.members, this.confirmLinks);
		order.verify(this.members).lockNamesakes(anna.id().value());
		order.verify(this.confirmLinks).use(this.token);
	}

	@Test
	void mergesASecondMemberIntoTheConfirmedOne() {
		var anna = join("anna@example.org");
		anna.confirm(MONDAY);
		var again = join("Anna@example.org");
		linkOf(again);
		assertThat(this.confirmEmail.confirm(this.token)).isTrue();
		assertThat(again.isConfirmed()).isFalse();
		assertThat(again.current()).isEqualTo(anna.id());
	}

	@Test
	void doesNotMergeUnconfirmedMembers() {
		var anna = join("anna@example.org");
		var again = join("anna@example.org");
		linkOf(again);
		assertThat(this.confirmEmail.confirm(this.token)).isTrue();
		assertThat(again.isConfirmed()).isTrue();
		assertThat(anna.isConfirmed()).isFalse();
		assertThat(anna.isMerged()).isFalse();
	}

	@Test
	void doesNotConfirmTwice() {
		var anna = join("anna@example.org");
		anna.confirm(MONDAY);
		linkOf(anna);
		assertThat(this.confirmEmail.confirm(this.token)).isTrue();
		assertThat(this.members.saved).containsOnlyOnce(anna);
	}

	@Test
	void doesNotChangeAMergedMember() {
		var anna = join("anna@example.org");
		anna.confirm(MONDAY);
		var again = join("anna@example.org");
		again.mergeInto(anna, MONDAY);
		linkOf(again);
		assertThat(this.confirmEmail.confirm(this.token)).isTrue();
		assertThat(again.current()).isEqualTo(anna.id());
	}

	private void linkOf(Member member) {
		given(this.confirmLinks.owner(this.token)).willReturn(Optional.of(member.id()));
		given(this.confirmLinks.use(this.token)).willReturn(true);
	}

	private Member join(String address) {
		return this.members
			.saveAndFlush(new Member(MemberId.random(), new Contact(address, null, Locale.GERMANY), MONDAY));
	}

}
