package org.tragwerk.member;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class MembersTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

	private final FakeMembers repository = new FakeMembers();

	private final ConfirmLinks confirmLinks = mock();

	private final Members members = new Members(this.repository, this.confirmLinks,
			Clock.fixed(MONDAY, ZoneOffset.UTC));

	@Test
	void normalizesAddressAndName() {
		var anna = this.members.join(" anna@EXAMPLE.org ", " Anna \u0085Ärmel", Locale.GERMANY);
		assertThat(this.members.contactOf(anna))
			.isEqualTo(new Contact("anna@example.org", "Anna Ärmel", Locale.GERMANY));
	}

	@Test
	void storesNoBlankName() {
		assertThat(this.members.contactOf(join("anna@example.org")).name()).isNull();
	}

	@Test
	void addsAnUnconfirmedMemberForAKnownAddress() {
		var anna = join("anna@example.org");
		confirm(anna);
		var again = join("anna@example.org");
		assertThat(again).isNotEqualTo(anna);
		assertThat(this.members.isConfirmed(anna)).isTrue();
		assertThat(this.members.isConfirmed(again)).isFalse();
	}

	@Test
	void rejectsAnInvalidAddressWithoutRepeatingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> join("anna at example")).withMessageNotContaining("anna");
		assertThat(this.repository.saved).isEmpty();
	}

	@Test
	void findsByAddressIgnoringCase() {
		var anna = join("anna@example.org");
		var again = join("ANNA@example.org");
		join("ann@example.org");
		assertThat(this.members.findByAddress("Anna@Example.org")).containsExactly(anna, again);
		assertThat(this.members.findByAddress("nobody@example.org")).isEmpty();
	}

	@Test
	void usesTheMemberMergedInto() {
		var anna = this.members.join("anna@example.org", "Anna", Locale.GERMANY);
		var again = this.members.join("anna@example.org", "Anja", Locale.UK);
		confirm(anna);
		find(again).mergeInto(find(anna), MONDAY);
		given(this.confirmLinks.issue(anna)).willReturn("https://zeitung.example/confirm/token");
		assertThat(this.members.contactOf(again).name()).isEqualTo("Anna");
		assertThat(this.members.isConfirmed(again)).isTrue();
		assertThat(this.members.issueLink(again)).isEqualTo("https://zeitung.example/confirm/token");
	}

	@Test
	void rejectsAnUnknownMember() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.members.contactOf(MemberId.random()))
			.withMessageStartingWith("There is no member ");
	}

	private MemberId join(String address) {
		return this.members.join(address, " ", Locale.GERMANY);
	}

	private void confirm(MemberId id) {
		find(id).confirm(MONDAY);
	}

	private Member find(MemberId id) {
		return this.repository.findById(id.value()).orElseThrow();
	}

}
