package org.tragwerk.stripe.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

import org.tragwerk.Fault;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

class WebhookFilterTests {

	private static final byte[] BODY = "{\"name\":\"Jürgen 🎈\"}".getBytes(StandardCharsets.UTF_8);

	private final WebhookInbox inbox = Mockito.mock(WebhookInbox.class);

	private final FilterChain chain = Mockito.mock(FilterChain.class);

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	@Fault({ "F1", "F10" })
	void passesTheUnparsedBytesToTheInbox() throws IOException, ServletException {
		given(this.inbox.accept(BODY, "t=1,v1=2")).willReturn(true);
		assertThat(post(BODY, "t=1,v1=2")).isEqualTo(200);
		assertThat(post(BODY, "t=1,v1=3")).isEqualTo(400);
		then(this.chain).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F2")
	void treatsAMissingSignatureAsEmpty() throws IOException, ServletException {
		assertThat(post(BODY, null)).isEqualTo(400);
		then(this.inbox).should().accept(BODY, "");
	}

	@Test
	@Fault("F17")
	void rejectsALargeBodyUnread() throws IOException, ServletException {
		given(this.inbox.accept(any(), any())).willReturn(true);
		assertThat(post(new byte[(1 << 20) + 1], "t=1")).isEqualTo(413);
		then(this.inbox).shouldHaveNoInteractions();
		assertThat(post(new byte[1 << 20], "t=1")).isEqualTo(200);
	}

	@Test
	@Fault("F19")
	void answers503IfTheEventIsNotStored() throws IOException, ServletException {
		var event = new WebhookEvent(new WebhookEventHeader("evt_1", "invoice.paid", false, null, null, null, null),
				WebhookEvent.Handling.RECORD, null, BODY);
		willThrow(new WebhookEventNotStoredException(event, new IllegalStateException())).given(this.inbox)
			.accept(any(), any());
		assertThat(post(BODY, "t=1")).isEqualTo(503);
	}

	@ParameterizedTest
	@Fault("F25")
	@CsvSource({ "GET, /webhooks/stripe", "POST, /webhooks/stripe/", "POST, /webhooks", "POST, /support" })
	void ignoresOtherRequests(String method, String path) throws IOException, ServletException {
		var request = new MockHttpServletRequest(method, path);
		new WebhookFilter(this.inbox).doFilter(request, this.response, this.chain);
		then(this.chain).should().doFilter(request, this.response);
		then(this.inbox).shouldHaveNoInteractions();
	}

	private int post(byte[] body, @org.jspecify.annotations.Nullable String signature)
			throws IOException, ServletException {
		var request = new MockHttpServletRequest("POST", "/webhooks/stripe");
		request.setContent(body);
		if (signature != null) {
			request.addHeader("Stripe-Signature", signature);
		}
		new WebhookFilter(this.inbox).doFilter(request, this.response, this.chain);
		return this.response.getStatus();
	}

}
