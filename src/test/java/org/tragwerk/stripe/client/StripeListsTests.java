package org.tragwerk.stripe.client;

import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.RefundListParams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class StripeListsTests {

	private static final String PAGE = """
			{"object":"list","has_more":%s,"data":[{"id":"%s","object":"refund"},{"id":"%s","object":"refund"}]}""";

	private final FakeStripe stripe = new FakeStripe();

	private final StripeClient client = this.stripe.client();

	@Test
	void readsAllPages() {
		this.stripe.answer("GET /v1/refunds", PAGE.formatted(true, "re_1", "re_2"))
			.thenAnswer("GET /v1/refunds", PAGE.formatted(false, "re_3", "re_4"));
		assertThat(StripeLists.readAll(this::page, 10)).extracting(Refund::getId)
			.containsExactly("re_1", "re_2", "re_3", "re_4");
		assertThat(this.stripe.asked()).containsExactly("GET /v1/refunds", "GET /v1/refunds starting_after=re_2");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void stopsAtTheMaximumOfPagesWithAWarning(CapturedOutput output) {
		this.stripe.answer("GET /v1/refunds", PAGE.formatted(true, "re_1", "re_2"));
		assertThat(StripeLists.readAll(this::page, 3)).hasSize(6);
		assertThat(this.stripe.asked()).hasSize(3);
		assertThat(output).contains("Stopped reading a list after 3 pages, although it has more");
	}

	@Test
	void continuesAfterTheLastObjectOfAPageThoughItIsNotKept() {
		this.stripe.answer("GET /v1/refunds", PAGE.formatted(true, "re_1", "re_2"))
			.thenAnswer("GET /v1/refunds", PAGE.formatted(false, "re_3", "re_4"));
		assertThat(StripeLists.readAll(this::page, 10, (refund) -> Set.of("re_1", "re_4").contains(refund.getId())))
			.extracting(Refund::getId)
			.containsExactly("re_1", "re_4");
		assertThat(this.stripe.asked()).containsExactly("GET /v1/refunds", "GET /v1/refunds starting_after=re_2");
	}

	@Test
	void stopsAtAnEmptyPage() {
		this.stripe.answer("GET /v1/refunds", "{\"object\":\"list\",\"has_more\":true,\"data\":[]}");
		assertThat(StripeLists.readAll(this::page, 3)).isEmpty();
		assertThat(this.stripe.asked()).hasSize(1);
	}

	private StripeCollection<Refund> page(@Nullable String after) throws StripeException {
		return this.client.v1().refunds().list(RefundListParams.builder().setStartingAfter(after).build());
	}

}
