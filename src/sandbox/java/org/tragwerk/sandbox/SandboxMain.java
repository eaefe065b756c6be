package org.tragwerk.sandbox;

/**
 * Starts the sandbox alone, on port 4242 unless {@code tragwerk.sandbox.port} says
 * otherwise.
 */
public final class SandboxMain {

	private SandboxMain() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		var port = Integer.getInteger("tragwerk.sandbox.port", 4242);
		var secret = System.getProperty("tragwerk.sandbox.webhook-secret", "whsec_sandbox");
		var settings = new SandboxSettings(port, 0, secret, null, null);
		try (var sandbox = StripeSandbox.start(settings)) {
			System.out.println("Stripe sandbox: " + sandbox.url() + "/_sandbox");
			System.out.println("Mail goes to port " + sandbox.smtpPort() + ", deliveries are signed with " + secret);
			Thread.currentThread().join();
		}
	}

}
