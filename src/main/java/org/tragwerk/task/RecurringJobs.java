package org.tragwerk.task;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringValueResolver;

/**
 * Collects the methods with {@link RecurringJob}, on proxied beans, so that their aspects
 * apply.
 */
class RecurringJobs implements BeanPostProcessor, EmbeddedValueResolverAware, Ordered {

	private final Map<String, Job> jobs = new ConcurrentHashMap<>();

	private StringValueResolver settings = (text) -> text;

	@Override
	public void setEmbeddedValueResolver(StringValueResolver settings) {
		this.settings = settings;
	}

	Map<String, Job> all() {
		return this.jobs;
	}

	Optional<Job> find(String name) {
		return Optional.ofNullable(this.jobs.get(name));
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		var type = AopProxyUtils.ultimateTargetClass(bean);
		if (AnnotationUtils.isCandidateClass(type, RecurringJob.class)) {
			MethodIntrospector
				.selectMethods(type,
						(MethodIntrospector.MetadataLookup<RecurringJob>) (method) -> AnnotatedElementUtils
							.findMergedAnnotation(method, RecurringJob.class))
				.forEach((method, annotation) -> add(annotation, bean, method));
		}
		return bean;
	}

	private void add(RecurringJob annotation, Object bean, Method method) {
		var invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
		ReflectionUtils.makeAccessible(invocable);
		var job = new Job(annotation.name(), annotation.cron().isEmpty(), scheduleOf(annotation),
				() -> ReflectionUtils.invokeMethod(invocable, bean));
		Assert.state(this.jobs.put(job.name(), job) == null, () -> "There are two jobs " + job.name() + ".");
	}

	private Job.Schedule scheduleOf(RecurringJob annotation) {
		return annotation.cron().isEmpty() ? every(resolve(annotation.every())) : cron(resolve(annotation.cron()));
	}

	private static Job.Schedule every(String text) {
		var delay = DurationStyle.detectAndParse(text);
		return (end) -> delay;
	}

	private static Job.Schedule cron(String text) {
		var expression = CronExpression.parse(text);
		return (end) -> Duration.between(end, next(expression, end));
	}

	private static ZonedDateTime next(CronExpression expression, ZonedDateTime end) {
		var next = expression.next(end);
		Assert.state(next != null, () -> expression + " never comes.");
		return next;
	}

	private String resolve(String text) {
		var resolved = this.settings.resolveStringValue(text);
		Assert.state(resolved != null, () -> text + " has no value.");
		return resolved;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

}
