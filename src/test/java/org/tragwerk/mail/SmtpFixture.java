package org.tragwerk.mail;

import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.tragwerk.testing.Ports;

/**
 * A real SMTP server that can be stopped and restarted on the same port.
 */
final class SmtpFixture {

	private final ServerSetup setup = new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

	private GreenMail server = new GreenMail(this.setup);

	int port() {
		return this.setup.getPort();
	}

	void switchOn() {
		this.server = new GreenMail(this.setup);
		this.server.start();
	}

	void switchOff() {
		this.server.stop();
	}

	List<MimeMessage> received() {
		return List.of(this.server.getReceivedMessages());
	}

}
