package org.tragwerk.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Sends an email through Jakarta Mail to a server that rejects one command.
 */
class SmtpRejectionTests {

	@ParameterizedTest
	@Fault("F117")
	@CsvSource({ "RCPT, 550 5.1.1 unknown, true, false", "RCPT, 553 5.1.3 no such address, true, false",
			"RCPT, 554 5.7.1 blocked, true, true", "RCPT, 450 4.2.0 greylisted, false, false",
			"RCPT, 501 5.1.3 bad address, true, false", "RCPT, 501 5.5.4 bad argument, false, false",
			"RCPT, 421 4.7.0 busy, false, false", "DATA, 421 4.3.2 closing, false, false",
			"MAIL, 421 4.3.2 closing, false, false", "MAIL, 501 5.1.7 bad sender, false, false",
			"RCPT, 511 5.1.1 unknown, true, false", "DATA, 554 no valid recipients, true, true",
			"., 550 5.7.1 spam, true, true", "., 552 5.3.4 too big, true, false", "., 451 4.3.0 later, false, false",
			"MAIL, 550 sender, false, false", "MAIL, 530 5.7.0 log in first, false, false",
			"EHLO, 554 5.7.1 blocked, false, false" })
	void dependsOnCommandAndCode(String command, String answer, boolean rejection, boolean byPolicy)
			throws IOException {
		try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture.runAsync(() -> serve(server, command, answer));
			var failure = new DeliveryFailure(
					catchThrowableOfType(MailException.class, () -> send(server.getLocalPort())));
			assertThat(failure.isRejection()).isEqualTo(rejection);
			assertThat(failure.isByPolicy()).isEqualTo(byPolicy);
			assertThat(failure.isInvalidAddress()).isFalse();
		}
	}

	private static void send(int port) {
		var sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		var settings = new Properties();
		settings.setProperty("mail.smtp.timeout", "10000");
		sender.setJavaMailProperties(settings);
		var message = new SimpleMailMessage();
		message.setFrom("abo@zeitung.example");
		message.setTo("anna@example.org");
		message.setText("Hallo");
		sender.send(message);
	}

	private static void serve(ServerSocket server, String rejected, String answer) {
		try (var client = server.accept();
				var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
				var out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII)) {
			write(out, "220 test");
			var isContent = false;
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				if (isContent && !line.equals(".")) {
					continue;
				}
				var isRejected = line.startsWith(rejected) || line.startsWith("HELO") && rejected.equals("EHLO");
				write(out, isRejected ? answer : line.startsWith("DATA") ? "354 go on" : "250 ok");
				isContent = line.startsWith("DATA") && !isRejected;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Writer out, String line) throws IOException {
		out.write(line + "\r\n");
		out.flush();
	}

}
