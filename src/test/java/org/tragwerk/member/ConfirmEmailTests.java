package org.tragwerk.member;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.util.ExceptionUtils;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tragwerk.member.MemberFixture.BUSINESS_TIME;

@TragwerkTest
@Import(MemberFixture.class)
class ConfirmEmailTests {

	private static final ExecutorService threads = Executors.newFixedThreadPool(10);

	@Autowired
	private Members members;

	@Autowired
	private MemberRepository repository;

	@Autowired
	private ConfirmEmail confirmEmail;

	@Autowired
	private ConfirmLinks confirmLinks;

	@Autowired
	private MemberFixture.Listener listener;

	@Autowired
	private JdbcClient jdbc;

	@Value("${spring.datasource.url}")
	private String database;

	private final String address = "anna-" + UUID.randomUUID() + "@example.org";

	@AfterAll
	static void closeThreads() {
		threads.shutdownNow();
	}

	@AfterEach
	void listenAgain() {
		this.listener.fail(false);
	}

	@Test
	void addsMembersUnconfirmed() {
		var anna = this.members.join("  " + this.address + " ", " Anna\r\nÄrmel ", Locale.GERMANY);
		assertThat(this.members.contactOf(anna)).isEqualTo(new Contact(this.address, "Anna Ärmel", Locale.GERMANY));
		assertThat(this.members.isConfirmed(anna)).isFalse();
		assertThat(this.listener.heardAbout(anna)).isEmpty();
	}

	@Test
	void addsANewMemberForAKnownAddress() {
		var anna = join();
		this.confirmEmail.confirm(linkOf(anna));
		var again = join();
		assertThat(again).isNotEqualTo(anna);
		assertThat(this.members.isConfirmed(again)).isFalse();
	}

	@Test
	void storesNoBlankName() {
		assertThat(this.members.contactOf(this.members.join(this.address, "  ", Locale.ENGLISH)).name()).isNull();
	}

	@Test
	void rejectsInvalidAddresses() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.members.join("anna at example", null, Locale.GERMAN))
			.withMessageNotContaining("anna");
	}

	@Test
	void storesEveryValidAddressAndName() {
		for (var good : EmailAddressTests.ODD_BUT_GOOD) {
			var joined = this.members.join(good, "Anna\u0085\u2028\u0000👩".repeat(99), Locale.GERMAN);
			assertThat(this.members.contactOf(joined).email()).isEqualTo(EmailAddress.clean(good).orElseThrow());
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void hidesTheValuesOfARejectedRow(CapturedOutput log) {
		var nameless = new Member(MemberId.random(), new Contact(this.address, "", Locale.GERMAN), BUSINESS_TIME);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.repository.saveAndFlush(nameless))
			.satisfies((refused) -> assertThat(refused).hasStackTraceContaining("member_name_check"))
			.satisfies((refused) -> assertThat(ExceptionUtils.readStackTrace(refused)).doesNotContain(this.address));
		assertThat(log).contains("member_name_check").doesNotContain(this.address);
	}

	@Test
	void rejectsAnUnknownMember() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.members.contactOf(MemberId.random()))
			.withMessageStartingWith("There is no member ");
	}

	@Test
	void confirmsInBusinessTimeWithALinkInDatabaseTime() {
		var anna = join();
		assertThat(this.confirmEmail.confirm(linkOf(anna))).isTrue();
		assertThat(this.members.isConfirmed(anna)).isTrue();
		assertThat(this.listener.heardAbout(anna)).containsExactly(new MemberConfirmed(anna, BUSINESS_TIME));
	}

	@Test
	@Fault("F103")
	void storesOnlyTheHashOfTheLink() {
		var token = linkOf(join());
		assertThat(this.jdbc.sql("select count(*) from confirm_link where token_hash = ?")
			.param(token.hash())
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(this.jdbc.sql("select confirm_link::text from confirm_link").query(String.class).list())
			.noneMatch((row) -> row.contains(token.value()));
	}

	@Test
	@Fault("F103")
	void doesNotAcceptTheStoredHash() {
		var anna = join();
		linkOf(anna);
		this.jdbc.sql("select encode(token_hash, 'hex') from confirm_link where member_id = ?")
			.param(anna.value())
			.query(String.class)
			.list()
			.forEach((stored) -> assertThat(this.confirmEmail.confirm(new Token(stored))).isFalse());
	}

	@Test
	void isValidForFourteenDays() {
		var anna = join();
		linkOf(anna);
		assertThat(this.jdbc
			.sql("select extract(day from expires_at - issued_at)::int from confirm_link where member_id = ?")
			.param(anna.value())
			.query(Integer.class)
			.single()).isEqualTo(14);
	}

	@Test
	void rejectsUnknownUsedAndExpiredLinks() {
		var anna = join();
		var used = linkOf(anna);
		this.confirmEmail.confirm(used);
		var old = linkOf(anna);
		expire(old, 1);
		assertThat(this.confirmEmail.confirm(used)).isFalse();
		assertThat(this.confirmEmail.confirm(old)).isFalse();
		assertThat(this.confirmEmail.confirm(Token.random())).isFalse();
		assertThat(this.confirmEmail.confirm(new Token("öäü"))).isFalse();
	}

	@Test
	void doesNotConfirmWithAnExpiredLink() {
		var anna = join();
		var old = linkOf(anna);
		expire(old, 1);
		this.confirmEmail.confirm(old);
		assertThat(this.members.isConfirmed(anna)).isFalse();
	}

	@Test
	void namesTheRecipientOfAValidLinkOnly() {
		var anna = join();
		var link = linkOf(anna);
		var old = linkOf(anna);
		expire(old, 1);
		assertThat(this.confirmLinks.recipient(link)).contains(anna);
		assertThat(this.confirmLinks.recipient(old)).isEmpty();
		this.confirmEmail.confirm(link);
		assertThat(this.confirmLinks.recipient(link)).isEmpty();
	}

	@Test
	void keepsEarlierLinksValidUntilOneIsUsed() {
		var anna = join();
		var first = linkOf(anna);
		var second = linkOf(anna);
		var third = linkOf(anna);
		assertThat(this.confirmEmail.confirm(second)).isTrue();
		assertThat(this.confirmEmail.confirm(first)).isFalse();
		assertThat(this.confirmEmail.confirm(third)).isFalse();
	}

	@Test
	void acceptsALinkOfAConfirmedMember() {
		var anna = join();
		this.confirmEmail.confirm(linkOf(anna));
		assertThat(this.confirmEmail.confirm(linkOf(anna))).isTrue();
		assertThat(this.listener.heardAbout(anna)).hasSize(1);
	}

	@Test
	void mergesAMemberWhoConfirmsAKnownAddress() {
		var anna = join();
		this.confirmEmail.confirm(linkOf(anna));
		var again = this.members.join(this.address.toUpperCase(Locale.ROOT), null, Locale.ENGLISH);
		assertThat(this.confirmEmail.confirm(linkOf(again))).isTrue();
		assertThat(this.listener.heardAbout(again)).containsExactly(new MemberMerged(again, anna, BUSINESS_TIME));
		assertThat(this.members.isConfirmed(again)).isTrue();
		assertThat(this.members.contactOf(again)).isEqualTo(this.members.contactOf(anna));
	}

	@Test
	void issuesLinksForTheMemberMergedInto() {
		var anna = join();
		var again = join();
		this.confirmEmail.confirm(linkOf(anna));
		this.confirmEmail.confirm(linkOf(again));
		assertThat(this.confirmLinks.owner(linkOf(again))).contains(anna);
	}

	@Test
	void rollsBackIfAListenerFails() {
		var anna = join();
		var link = linkOf(anna);
		this.listener.fail(true);
		assertThatException().isThrownBy(() -> this.confirmEmail.confirm(link))
			.withMessageContaining("The listening module failed.");
		assertThat(this.members.isConfirmed(anna)).isFalse();
		this.listener.fail(false);
		assertThat(this.confirmEmail.confirm(link)).isTrue();
	}

	@Test
	@Fault("F104")
	void confirmsOnceWithTenConcurrentUsesOfALink() throws Exception {
		var anna = join();
		var link = linkOf(anna);
		assertThat(together(IntStream.range(0, 10).mapToObj((number) -> link).toList())).containsOnlyOnce(true);
		assertThat(this.listener.heardAbout(anna)).hasSize(1);
	}

	@Test
	@Fault("F104")
	void confirmsOnceWithTenConcurrentLinksOfAMember() throws Exception {
		var anna = join();
		var all = IntStream.range(0, 10).mapToObj((number) -> linkOf(anna)).toList();
		assertThat(together(all)).containsOnlyOnce(true);
		assertThat(this.listener.heardAbout(anna)).hasSize(1);
	}

	@Test
	void mergesTenConcurrentMembersOfAnAddress() throws Exception {
		var all = IntStream.range(0, 10).mapToObj((number) -> join()).toList();
		assertThat(together(all.stream().map(this::linkOf).toList())).containsOnly(true);
		assertThat(this.jdbc.sql("""
				select count(confirmed_at) as confirmed, count(merged_into) as merged
				from member where email = ?""").param(this.address).query().singleRow())
			.containsExactlyInAnyOrderEntriesOf(Map.of("confirmed", 1L, "merged", 9L));
	}

	@Test
	void schemaAllowsOneConfirmedMemberForAnAddress() {
		this.confirmEmail.confirm(linkOf(join()));
		var again = join();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update member set confirmed_at = joined_at where id = ?")
				.param(again.value())
				.update());
	}

	@Test
	void deletesLinksLongAfterTheyExpired() {
		var anna = join();
		var forgotten = linkOf(anna);
		var recent = linkOf(anna);
		expire(forgotten, 31);
		expire(recent, 29);
		this.confirmLinks.deleteExpired();
		assertThat(this.confirmLinks.owner(forgotten)).isEmpty();
		assertThat(this.confirmLinks.owner(recent)).contains(anna);
	}

	private MemberId join() {
		return this.members.join(this.address, "Anna", Locale.GERMAN);
	}

	private Token linkOf(MemberId member) {
		var link = this.members.issueLink(member);
		return new Token(link.substring(link.lastIndexOf('/') + 1));
	}

	private void expire(Token token, int days) {
		EmbeddedDatabase.asOwner(this.database).sql("""
				update confirm_link set issued_at = now() - interval '60 days',
					expires_at = now() - make_interval(days => ?)
				where token_hash = ?""").params(days, token.hash()).update();
	}

	private List<Boolean> together(List<Token> tokens) throws Exception {
		var start = new CountDownLatch(1);
		var clicks = tokens.stream().map((token) -> threads.submit(() -> {
			start.await();
			return this.confirmEmail.confirm(token);
		})).toList();
		start.countDown();
		return clicks.stream().map(ConfirmEmailTests::result).toList();
	}

	private static boolean result(Future<Boolean> click) {
		try {
			return click.get();
		}
		catch (Exception ex) {
			throw new AssertionError("A click failed", ex);
		}
	}

}
