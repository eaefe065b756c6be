package org.tragwerk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the whole application, PostgreSQL, the Stripe sandbox and an SMTP server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TragwerkApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
		properties = { "server.port=0", "management.server.port=0", "tragwerk.sandbox.port=0",
				"tragwerk.sandbox.smtp-port=0", "server.forward-headers-strategy=native",
				"spring.data.jpa.repositories.bootstrap-mode=lazy", "tragwerk.limits.cancellation-email-network=1000",
				"tragwerk.limits.cancellation-email-total=1000" })
@ContextConfiguration(initializers = SharedSurroundings.class)
public @interface TragwerkTest {

}
