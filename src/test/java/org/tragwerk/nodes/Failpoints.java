package org.tragwerk.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Points at which a node blocks until it is killed or released. Test and node communicate
 * through files in a directory, so that the node needs neither network nor database for
 * it.
 */
final class Failpoints {

	private static final long PAUSE_NANOS = 2_000_000;

	private final Path directory;

	Failpoints(Path directory) {
		this.directory = directory;
	}

	/** Sets a failpoint: the node blocks at its next statement that matches. */
	void set(Moment moment, String statement) {
		write(moment.name(), statement);
	}

	boolean isReached(Moment moment) {
		return Files.exists(file(moment, ".reached"));
	}

	/** Removes the failpoint and releases the threads blocked at it. */
	void clear(Moment moment) {
		try {
			Files.deleteIfExists(this.directory.resolve(moment.name()));
			Files.deleteIfExists(file(moment, ".reached"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Called by the node: blocks if a failpoint matches. */
	void pass(Moment moment, String statement) {
		if (isSet(moment, statement)) {
			write(moment.name() + ".reached", statement);
			while (isSet(moment, statement)) {
				LockSupport.parkNanos(PAUSE_NANOS);
			}
		}
	}

	private boolean isSet(Moment moment, String statement) {
		var pattern = read(this.directory.resolve(moment.name()));
		return pattern != null && Pattern.compile(pattern).matcher(statement).find();
	}

	private Path file(Moment moment, String ending) {
		return this.directory.resolve(moment.name() + ending);
	}

	private static @Nullable String read(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void write(String name, String text) {
		try {
			Files.createDirectories(this.directory);
			var draft = Files.writeString(Files.createTempFile(this.directory, name, ".draft"), text);
			Files.move(draft, this.directory.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a node blocks before or after a statement.
	 */
	enum Moment {

		/** Before the statement is sent to the database. */
		BEFORE,
		/** After the database has executed the statement, before the commit. */
		UNCOMMITTED

	}

}
