package org.tragwerk.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A handler that records its tasks.
 */
class RecordingHandler implements TaskHandler {

	final List<Task> tasks = new CopyOnWriteArrayList<>();

	final List<String> dead = new CopyOnWriteArrayList<>();

	private final Function<Task, TaskResult> results;

	RecordingHandler(Function<Task, TaskResult> results) {
		this.results = results;
	}

	List<String> ids() {
		return this.tasks.stream().map(Task::id).toList();
	}

	@Override
	public String queue() {
		return "test";
	}

	@Override
	public TaskResult execute(Task task) {
		this.tasks.add(task);
		return this.results.apply(task);
	}

	@Override
	public void onDead(Task task, String reason) {
		this.dead.add(task.id() + ": " + reason);
	}

}
