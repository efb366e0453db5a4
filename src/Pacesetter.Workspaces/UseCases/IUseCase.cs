namespace Pacesetter.Workspaces.UseCases;

/// <summary>One thing a user can ask for: read, decide, write.</summary>
/// <typeparam name="TRequest">What is asked: a record whose properties carry <see cref="FieldAttribute"/>.</typeparam>
/// <typeparam name="TAnswer">What is answered: a record that becomes the JSON answer, keys in snake_case.</typeparam>
public interface IUseCase<in TRequest, TAnswer>
{
    Task<TAnswer> Run(TRequest request, CancellationToken cancel);
}
