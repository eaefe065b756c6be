package org.tragwerk.campaigncounter;

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
 * The bare connection of an open page. Tomcat hands it over once the request is answered
 * and takes request, response and their buffers back, so that waiting costs little; that
 * is why Tomcat makes it.
 */
public final class Line implements InternalHttpUpgradeHandler {

	private static final int DISREGARDED = 256;

	private @Nullable Stream stream;

	private @Nullable SocketWrapperBase<?> socket;

	private long patienceMillis;

	private boolean busy;

	void carry(Stream stream, Duration patience) {
		this.stream = stream;
		this.patienceMillis = patience.toMillis();
	}

	/** Whether everything that was sent is on its way; if not, the stream hears later. */
	boolean isFree() {
		return this.socket != null && !this.busy;
	}

	void send(byte[] bytes) throws IOException {
		if (this.socket != null) {
			this.socket.write(false, bytes, 0, bytes.length);
			push(this.socket);
		}
	}

	private void push(SocketWrapperBase<?> socket) throws IOException {
		this.busy = socket.flush(false);
		if (this.busy) {
			socket.registerWriteInterest();
		}
	}

	/** Sends what is left since the reader was too slow. */
	void resume() throws IOException {
		if (this.socket != null) {
			push(this.socket);
		}
	}

	void hangUp() {
		if (this.socket != null) {
			this.socket.processSocket(SocketEvent.STOP, true);
		}
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
		wrapper.setWriteTimeout(this.patienceMillis);
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
			case OPEN_READ -> isStillThere() ? SocketState.UPGRADED : SocketState.CLOSED;
			case OPEN_WRITE ->
				(this.stream != null && this.stream.onWritable()) ? SocketState.UPGRADED : SocketState.CLOSED;
			default -> SocketState.CLOSED;
		};
	}

	private boolean isStillThere() {
		try {
			return this.socket != null && this.socket.read(false, new byte[DISREGARDED], 0, DISREGARDED) >= 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void destroy() {
		if (this.stream != null) {
			this.stream.onGone();
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
