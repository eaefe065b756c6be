package org.tragwerk.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;

/**
 * A real mail server that can be switched off and on again at the same port.
 */
final class SmtpFixture {

	private final ServerSetup setup = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

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

	private static int freePort() {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
