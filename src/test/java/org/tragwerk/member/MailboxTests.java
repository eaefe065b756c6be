package org.tragwerk.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxTests {

	@ParameterizedTest
	@Fault("F105")
	@CsvSource({ "Ada@Example.org, ada@example.org", "ada+1@example.org, ada@example.org",
			"ada+a+b@example.org, ada@example.org", "a.d.a@example.org, a.d.a@example.org",
			"A.d.a+x@gmail.com, ada@gmail.com", "a.da@googlemail.com, ada@gmail.com",
			"a.d-a_@protonmail.com, ada@proton.me", "a.da+x@me.com, a.da@icloud.com", "ada@mac.com, ada@icloud.com",
			"ada@icloud.com, ada@icloud.com", "ada+x@pm.me, ada@proton.me", "+ada@example.org, +ada@example.org",
			"ada+@example.org, ada@example.org", "a.da@mail.gmail.com, a.da@mail.gmail.com" })
	void isTheSameForAllAddressesOfAMailbox(String address, String key) {
		assertThat(Mailbox.of(address).key()).isEqualTo(key);
	}

	@Test
	void toStringHidesTheAddress() {
		assertThat(Mailbox.of("ada@example.org")).hasToString("Mailbox[hidden]");
	}

}
