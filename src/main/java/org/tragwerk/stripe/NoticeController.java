package org.tragwerk.stripe;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Stripe delivers. The bytes are taken as they came, for the signature covers
 * exactly those.
 */
@RestController
class NoticeController {

	private static final int MOST_BYTES = 1 << 20;

	private final Notices notices;

	NoticeController(Notices notices) {
		this.notices = notices;
	}

	@PostMapping("/webhooks/stripe")
	ResponseEntity<Void> take(HttpServletRequest request,
			@RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature) throws IOException {
		var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
		if (body.length > MOST_BYTES) {
			return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
		}
		return this.notices.accept(body, signature) ? ResponseEntity.ok().build() : ResponseEntity.badRequest().build();
	}

}
