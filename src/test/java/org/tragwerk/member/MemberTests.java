package org.tragwerk.member;

import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemberTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

	private final Member anna = member("anna@example.org");

	private final Member again = member("Anna@example.org");

	@Test
	void isUnconfirmedInitially() {
		assertThat(this.anna.isConfirmed()).isFalse();
		assertThat(this.anna.isMerged()).isFalse();
		assertThat(this.anna.current()).isEqualTo(this.anna.id());
	}

	@Test
	void hasTheLanguageOfThePages() {
		assertThat(writtenTo(Locale.GERMAN)).isEqualTo(Locale.GERMANY);
		assertThat(writtenTo(Locale.US)).isEqualTo(Locale.UK);
		assertThat(writtenTo(Locale.FRENCH)).isEqualTo(Locale.GERMANY);
	}

	@Test
	void isConfirmedOnce() {
		this.anna.confirm(MONDAY);
		assertThat(this.anna.isConfirmed()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> this.anna.confirm(MONDAY))
			.withMessage("Only an unconfirmed member can be confirmed.");
	}

	@Test
	void hasTheIdOfTheMemberItWasMergedInto() {
		this.anna.confirm(MONDAY);
		this.again.mergeInto(this.anna, MONDAY);
		assertThat(this.again.isMerged()).isTrue();
		assertThat(this.again.current()).isEqualTo(this.anna.id());
	}

	@Test
	void canOnlyBeMergedIntoAConfirmedMember() {
		assertThatIllegalStateException().isThrownBy(() -> this.again.mergeInto(this.anna, MONDAY))
			.withMessage("A member can be merged into a confirmed one only.");
	}

	@Test
	void cannotBeMergedOnceConfirmed() {
		this.anna.confirm(MONDAY);
		this.again.confirm(MONDAY);
		assertThatIllegalStateException().isThrownBy(() -> this.again.mergeInto(this.anna, MONDAY))
			.withMessage("Only an unconfirmed member can be merged.");
	}

	@Test
	void cannotBeConfirmedOrMergedOnceMerged() {
		this.anna.confirm(MONDAY);
		this.again.mergeInto(this.anna, MONDAY);
		assertThatIllegalStateException().isThrownBy(() -> this.again.confirm(MONDAY));
		assertThatIllegalStateException().isThrownBy(() -> this.again.mergeInto(this.anna, MONDAY));
	}

	private static Locale writtenTo(Locale read) {
		return new Member(MemberId.random(), new Contact("ann@example.org", null, read), MONDAY).contact().language();
	}

	private static Member member(String address) {
		return new Member(MemberId.random(), new Contact(address, "Anna", Locale.GERMANY), MONDAY);
	}

}
