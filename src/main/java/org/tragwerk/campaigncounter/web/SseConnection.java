package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connection of an event stream. It implements Tomcat's internal upgrade handler,
 * because only that allows non-blocking writes and releases request, response and their
 * buffers while a stream is idle. It is public because Tomcat instantiates it.
 */
public final class SseConnection implements InternalHttpUpgradeHandler {

	private static final int IGNORED_INPUT = 256;

	private @Nullable EventStream stream;

	private @Nullable SocketWrapperBase<?> socket;

	private long writeTimeoutMillis;

	private boolean flushing;

	void open(EventStream stream, Duration writeTimeout) {
		this.stream = stream;
		this.writeTimeoutMillis = writeTimeout.toMillis();
	}

	/**
	 * Whether the socket has accepted everything that was sent; if not, the stream is
	 * notified when it has.
	 */
	boolean isWritable() {
		return this.socket != null && !this.flushing;
	}

	void send(byte[] bytes) throws IOException {
		if (this.socket != null) {
			this.socket.write(false, bytes, 0, bytes.length);
			flush(this.socket);
		}
	}

	private void flush(SocketWrapperBase<?> socket) throws IOException {
		this.flushing = socket.flush(false);
		if (this.flushing) {
			socket.registerWriteInterest();
		}
	}

	/** Sends the pending bytes that the socket has not accepted yet. */
	void resume() throws IOException {
		if (this.socket != null) {
			flush(this.socket);
		}
	}

	void close() {
		if (this.socket != null) {
			this.socket.processSocket(SocketEvent.STOP, true);
		}
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
		wrapper.setWriteTimeout(this.writeTimeoutMillis);
		this.socket = wrapper;
	}

	@Override
	public void init(WebConnection connection) {
		if (this.stream != null) {
			this.stream.onConnected();
		}
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent event) {
		return switch (event) {
			case OPEN_READ -> isOpen() ? SocketState.UPGRADED : SocketState.CLOSED;
			case OPEN_WRITE ->
				(this.stream != null && this.stream.onWritable()) ? SocketState.UPGRADED : SocketState.CLOSED;
			default -> SocketState.CLOSED;
		};
	}

	private boolean isOpen() {
		try {
			return this.socket != null && this.socket.read(false, new byte[IGNORED_INPUT], 0, IGNORED_INPUT) >= 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void destroy() {
		if (this.stream != null) {
			this.stream.onClosed();
		}
	}

	@Override
	public void timeoutAsync(long now) {
	}

	@Override
	public void setSslSupport(@Nullable SSLSupport support) {
	}

	@Override
	public void pause() {
	}

}
